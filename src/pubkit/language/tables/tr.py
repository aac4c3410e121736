"""Turkish."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="Yayımlanma: {date}",
    updated="Güncelleme: {date}",
    figure="Şekil {number}",
    table="Tablo {number}",
    note="Not",
    tip="İpucu",
    important="Önemli",
    warning="Uyarı",
    caution="Dikkat",
    details="Ayrıntılar",
    correction="Düzeltme",
    correction_dated="Düzeltme, {date}",
    corrections="Düzeltmeler",
    references="Kaynaklar",
    notes="Notlar",
    footnote="Not {number}",
    back="Metne dön",
    contents="İçindekiler",
    page="Sayfa {number}",
    continued_on="Devamı sayfa {number}",
    continued_from="Baş tarafı sayfa {number}",
    skip="İçeriğe geç",
    credit="Kaynak: {name}",
    posted="{author}, {platform}",
    et_al="vd.",
    no_date="t.y.",
    cover="Kapak",
    draft="Taslak",
    issue="Sayı {number}",
    contributors="Katkıda bulunanlar",
    picture_credits="Görsel kaynakları",
    index="Dizin",
    persons="Kişiler",
    topics="Konular",
    colophon="Künye",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="Ocak, Şubat, Mart, Nisan, Mayıs, Haziran, Temmuz, Ağustos, Eylül, Ekim, Kasım, Aralık",
    time="{hour:02}:{minute:02}",
    both="{date} {time}",
)
