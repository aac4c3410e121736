"""Finnish."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="Julkaistu {date}",
    updated="Päivitetty {date}",
    figure="Kuva {number}",
    table="Taulukko {number}",
    note="Huomautus",
    tip="Vinkki",
    important="Tärkeää",
    warning="Varoitus",
    caution="Varo",
    details="Lisätietoja",
    correction="Oikaisu",
    correction_dated="Oikaisu, {date}",
    corrections="Oikaisut",
    references="Lähteet",
    notes="Viitteet",
    footnote="Viite {number}",
    back="Takaisin tekstiin",
    contents="Sisällys",
    page="Sivu {number}",
    continued_on="Jatkuu sivulla {number}",
    continued_from="Jatkoa sivulta {number}",
    skip="Siirry sisältöön",
    credit="Lähde: {name}",
    posted="{author}, {platform}",
    et_al="ym.",
    no_date="s.a.",
    cover="Kansi",
    draft="Luonnos",
    issue="Nro {number}",
    contributors="Tekijät",
    picture_credits="Kuvalähteet",
    index="Hakemisto",
    persons="Henkilöt",
    topics="Aiheet",
    colophon="Julkaisutiedot",
)

CALENDAR = Calendar(
    date="{day}. {month} {year}",
    months="tammikuuta, helmikuuta, maaliskuuta, huhtikuuta, toukokuuta, kesäkuuta, "
    "heinäkuuta, elokuuta, syyskuuta, lokakuuta, marraskuuta, joulukuuta",
    time="{hour}.{minute:02}",
    both="{date} {time}",
)
