"""Portuguese."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Por {names}",
    published="Publicado em {date}",
    updated="Atualizado em {date}",
    figure="Figura {number}",
    table="Tabela {number}",
    note="Nota",
    tip="Dica",
    important="Importante",
    warning="Aviso",
    caution="Cuidado",
    details="Detalhes",
    correction="Correção",
    correction_dated="Correção, {date}",
    corrections="Correções",
    references="Referências",
    notes="Notas",
    footnote="Nota {number}",
    back="Voltar ao texto",
    contents="Sumário",
    page="Página {number}",
    continued_on="Continua na página {number}",
    continued_from="Continuação da página {number}",
    skip="Ir para o conteúdo",
    credit="Crédito: {name}",
    posted="{author} no {platform}",
    et_al="et al.",
    no_date="s.d.",
    cover="Capa",
    draft="Rascunho",
    issue="N.º {number}",
    contributors="Colaboradores",
    picture_credits="Créditos das imagens",
    index="Índice remissivo",
    persons="Pessoas",
    topics="Temas",
    colophon="Colofão",
)

CALENDAR = Calendar(
    date="{day} de {month} de {year}",
    months="janeiro, fevereiro, março, abril, maio, junho, "
    "julho, agosto, setembro, outubro, novembro, dezembro",
    time="{hour:02}:{minute:02}",
    both="{date} {time}",
)
