"""Italian."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Di {names}",
    published="Pubblicato il {date}",
    updated="Aggiornato il {date}",
    figure="Figura {number}",
    table="Tabella {number}",
    note="Nota",
    tip="Suggerimento",
    important="Importante",
    warning="Avvertenza",
    caution="Attenzione",
    details="Dettagli",
    correction="Correzione",
    correction_dated="Correzione, {date}",
    corrections="Correzioni",
    references="Riferimenti",
    notes="Note",
    footnote="Nota {number}",
    back="Torna al testo",
    contents="Indice",
    page="Pagina {number}",
    continued_on="Continua a pagina {number}",
    continued_from="Segue da pagina {number}",
    skip="Vai al contenuto",
    credit="Crediti: {name}",
    posted="{author} su {platform}",
    et_al="et al.",
    no_date="s.d.",
    cover="Copertina",
    draft="Bozza",
    issue="N. {number}",
    contributors="Collaboratori",
    picture_credits="Crediti delle immagini",
    index="Indice analitico",
    persons="Persone",
    topics="Temi",
    colophon="Colophon",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="gennaio, febbraio, marzo, aprile, maggio, giugno, "
    "luglio, agosto, settembre, ottobre, novembre, dicembre",
    time="{hour:02}:{minute:02}",
    both="{date} {time}",
)
