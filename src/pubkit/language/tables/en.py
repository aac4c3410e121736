"""English."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="By {names}",
    published="Published {date}",
    updated="Updated {date}",
    figure="Figure {number}",
    table="Table {number}",
    note="Note",
    tip="Tip",
    important="Important",
    warning="Warning",
    caution="Caution",
    details="Details",
    correction="Correction",
    correction_dated="Correction, {date}",
    corrections="Corrections",
    references="References",
    notes="Notes",
    footnote="Note {number}",
    back="Back to the text",
    contents="Contents",
    page="Page {number}",
    continued_on="Continued on page {number}",
    continued_from="Continued from page {number}",
    skip="Skip to content",
    credit="Credit: {name}",
    posted="{author} on {platform}",
    et_al="et al.",
    no_date="n.d.",
    cover="Cover",
    draft="Draft",
    issue="No. {number}",
    contributors="Contributors",
    picture_credits="Picture credits",
    index="Index",
    persons="Persons",
    topics="Topics",
    colophon="Colophon",
)

CALENDAR = Calendar(
    date="{month} {day}, {year}",
    months="January, February, March, April, May, June, "
    "July, August, September, October, November, December",
    time="{half}:{minute:02}\u202f{period}",
    periods="AM, PM",
    both="{date}, {time}",
)
