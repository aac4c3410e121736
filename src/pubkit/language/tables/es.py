"""Spanish."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Por {names}",
    published="Publicado el {date}",
    updated="Actualizado el {date}",
    figure="Figura {number}",
    table="Tabla {number}",
    note="Nota",
    tip="Consejo",
    important="Importante",
    warning="Advertencia",
    caution="Precaución",
    details="Detalles",
    correction="Corrección",
    correction_dated="Corrección, {date}",
    corrections="Correcciones",
    references="Referencias",
    notes="Notas",
    footnote="Nota {number}",
    back="Volver al texto",
    contents="Índice",
    page="Página {number}",
    continued_on="Continúa en la página {number}",
    continued_from="Viene de la página {number}",
    skip="Saltar al contenido",
    credit="Crédito: {name}",
    posted="{author} en {platform}",
    et_al="et al.",
    no_date="s. f.",
    cover="Portada",
    draft="Borrador",
    issue="N.º {number}",
    contributors="Colaboradores",
    picture_credits="Créditos de las imágenes",
    index="Índice",
    persons="Personas",
    topics="Temas",
    colophon="Colofón",
)

CALENDAR = Calendar(
    date="{day} de {month} de {year}",
    months="enero, febrero, marzo, abril, mayo, junio, "
    "julio, agosto, septiembre, octubre, noviembre, diciembre",
    time="{hour}:{minute:02}",
    both="{date}, {time}",
)
