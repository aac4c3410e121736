"""Azerbaijani."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Müəllif: {names}",
    published="Dərc edilib: {date}",
    updated="Yenilənib: {date}",
    figure="Şəkil {number}",
    table="Cədvəl {number}",
    note="Qeyd",
    tip="Məsləhət",
    important="Vacib",
    warning="Xəbərdarlıq",
    caution="Diqqət",
    details="Təfərrüatlar",
    correction="Düzəliş",
    correction_dated="Düzəliş, {date}",
    corrections="Düzəlişlər",
    references="Ədəbiyyat",
    notes="Qeydlər",
    footnote="Qeyd {number}",
    back="Mətnə qayıt",
    contents="Mündəricat",
    page="Səhifə {number}",
    continued_on="Davamı səhifə {number}",
    continued_from="Əvvəli səhifə {number}",
    skip="Məzmuna keç",
    credit="Mənbə: {name}",
    posted="{author}, {platform}",
    et_al="və b.",
    no_date="tarixsiz",
    cover="Üz qabığı",
    draft="Qaralama",
    issue="№ {number}",
    contributors="Müəlliflər",
    picture_credits="Şəkillərin mənbələri",
    index="Göstərici",
    persons="Şəxslər",
    topics="Mövzular",
    colophon="Buraxılış məlumatı",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="yanvar, fevral, mart, aprel, may, iyun, "
    "iyul, avqust, sentyabr, oktyabr, noyabr, dekabr",
    time="{hour:02}:{minute:02}",
    both="{date} {time}",
)
