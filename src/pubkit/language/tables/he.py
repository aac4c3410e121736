"""Hebrew."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="מאת {names}",
    published="פורסם: {date}",
    updated="עודכן: {date}",
    figure="איור {number}",
    table="טבלה {number}",
    note="הערה",
    tip="עצה",
    important="חשוב",
    warning="אזהרה",
    caution="זהירות",
    details="פרטים",
    correction="תיקון",
    correction_dated="תיקון, {date}",
    corrections="תיקונים",
    references="מקורות",
    notes="הערות",
    footnote="הערה {number}",
    back="חזרה לטקסט",
    contents="תוכן העניינים",
    page="עמוד {number}",
    continued_on="המשך בעמוד {number}",
    continued_from="המשך מעמוד {number}",
    skip="דלגו לתוכן",
    credit="קרדיט: {name}",
    posted="{author}, {platform}",
    et_al="ואחרים",
    no_date="ללא תאריך",
    cover="כריכה",
    draft="טיוטה",
    issue="גיליון {number}",
    contributors="משתתפים",
    picture_credits="קרדיטים לתמונות",
    index="מפתח",
    persons="אישים",
    topics="נושאים",
    colophon="קולופון",
)

CALENDAR = Calendar(
    date="{day} ב{month} {year}",
    months="ינואר, פברואר, מרץ, אפריל, מאי, יוני, יולי, אוגוסט, ספטמבר, אוקטובר, נובמבר, דצמבר",
    time="{hour}:{minute:02}",
    both="{date}, {time}",
)
