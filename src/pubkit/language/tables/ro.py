"""Romanian."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="De {names}",
    published="Publicat la {date}",
    updated="Actualizat la {date}",
    figure="Figura {number}",
    table="Tabelul {number}",
    note="Notă",
    tip="Sfat",
    important="Important",
    warning="Avertisment",
    caution="Atenție",
    details="Detalii",
    correction="Erată",
    correction_dated="Erată, {date}",
    corrections="Erate",
    references="Bibliografie",
    notes="Note",
    footnote="Nota {number}",
    back="Înapoi la text",
    contents="Cuprins",
    page="Pagina {number}",
    continued_on="Continuare în pagina {number}",
    continued_from="Urmare din pagina {number}",
    skip="Salt la conținut",
    credit="Credit: {name}",
    posted="{author} pe {platform}",
    et_al="et al.",
    no_date="f.a.",
    cover="Copertă",
    draft="Ciornă",
    issue="Nr. {number}",
    contributors="Colaboratori",
    picture_credits="Sursele imaginilor",
    index="Indice",
    persons="Persoane",
    topics="Teme",
    colophon="Casetă tehnică",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="ianuarie, februarie, martie, aprilie, mai, iunie, "
    "iulie, august, septembrie, octombrie, noiembrie, decembrie",
    time="{hour:02}:{minute:02}",
    both="{date}, {time}",
)
