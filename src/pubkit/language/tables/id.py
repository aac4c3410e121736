"""Indonesian."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Oleh {names}",
    published="Terbit {date}",
    updated="Diperbarui {date}",
    figure="Gambar {number}",
    table="Tabel {number}",
    note="Catatan",
    tip="Kiat",
    important="Penting",
    warning="Peringatan",
    caution="Hati-hati",
    details="Rincian",
    correction="Ralat",
    correction_dated="Ralat, {date}",
    corrections="Ralat",
    references="Daftar pustaka",
    notes="Catatan",
    footnote="Catatan {number}",
    back="Kembali ke teks",
    contents="Daftar isi",
    page="Halaman {number}",
    continued_on="Bersambung ke halaman {number}",
    continued_from="Sambungan dari halaman {number}",
    skip="Langsung ke isi",
    credit="Sumber: {name}",
    posted="{author} di {platform}",
    et_al="dkk.",
    no_date="t.t.",
    cover="Sampul",
    draft="Draf",
    issue="No. {number}",
    contributors="Kontributor",
    picture_credits="Kredit gambar",
    index="Indeks",
    persons="Tokoh",
    topics="Topik",
    colophon="Kolofon",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="Januari, Februari, Maret, April, Mei, Juni, "
    "Juli, Agustus, September, Oktober, November, Desember",
    time="{hour:02}.{minute:02}",
    both="{date} {time}",
)
