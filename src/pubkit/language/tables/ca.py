"""Catalan."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Per {names}",
    published="Publicat: {date}",
    updated="Actualitzat: {date}",
    figure="Figura {number}",
    table="Taula {number}",
    note="Nota",
    tip="Consell",
    important="Important",
    warning="Advertiment",
    caution="Precaució",
    details="Detalls",
    correction="Correcció",
    correction_dated="Correcció, {date}",
    corrections="Correccions",
    references="Referències",
    notes="Notes",
    footnote="Nota {number}",
    back="Torna al text",
    contents="Índex",
    page="Pàgina {number}",
    continued_on="Continua a la pàgina {number}",
    continued_from="Ve de la pàgina {number}",
    skip="Ves al contingut",
    credit="Crèdit: {name}",
    posted="{author} a {platform}",
    et_al="et al.",
    no_date="s. d.",
    cover="Portada",
    draft="Esborrany",
    issue="Núm. {number}",
    contributors="Col·laboradors",
    picture_credits="Crèdits de les imatges",
    index="Índex",
    persons="Persones",
    topics="Temes",
    colophon="Colofó",
)

CALENDAR = Calendar(
    date="{day} {month} del {year}",
    months="de gener, de febrer, de març, d’abril, de maig, de juny, "
    "de juliol, d’agost, de setembre, d’octubre, de novembre, de desembre",
    time="{hour}:{minute:02}",
    both="{date}, {time}",
)
