"""French."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Par {names}",
    published="Publié le {date}",
    updated="Mis à jour le {date}",
    figure="Figure {number}",
    table="Tableau {number}",
    note="Remarque",
    tip="Conseil",
    important="Important",
    warning="Avertissement",
    caution="Attention",
    details="Détails",
    correction="Rectificatif",
    correction_dated="Rectificatif, {date}",
    corrections="Rectificatifs",
    references="Références",
    notes="Notes",
    footnote="Note {number}",
    back="Retour au texte",
    contents="Sommaire",
    page="Page {number}",
    continued_on="Suite page {number}",
    continued_from="Suite de la page {number}",
    skip="Aller au contenu",
    credit="Crédit : {name}",
    posted="{author} sur {platform}",
    et_al="et al.",
    no_date="s. d.",
    cover="Couverture",
    draft="Brouillon",
    issue="N° {number}",
    contributors="Contributeurs",
    picture_credits="Crédits des images",
    index="Index",
    persons="Personnes",
    topics="Thèmes",
    colophon="Colophon",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="janvier, février, mars, avril, mai, juin, "
    "juillet, août, septembre, octobre, novembre, décembre",
    time="{hour:02}:{minute:02}",
    both="{date}, {time}",
)
