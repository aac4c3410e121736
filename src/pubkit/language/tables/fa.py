"""Persian."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="نوشتهٔ {names}",
    published="انتشار: {date}",
    updated="به‌روزرسانی: {date}",
    figure="شکل {number}",
    table="جدول {number}",
    note="نکته",
    tip="راهنمایی",
    important="مهم",
    warning="هشدار",
    caution="احتیاط",
    details="جزئیات",
    correction="تصحیح",
    correction_dated="تصحیح، {date}",
    corrections="تصحیح‌ها",
    references="منابع",
    notes="یادداشت‌ها",
    footnote="یادداشت {number}",
    back="بازگشت به متن",
    contents="فهرست",
    page="صفحهٔ {number}",
    continued_on="ادامه در صفحهٔ {number}",
    continued_from="ادامه از صفحهٔ {number}",
    skip="پرش به محتوا",
    credit="منبع: {name}",
    posted="{author}، {platform}",
    et_al="و دیگران",
    no_date="بی‌تا",
    cover="جلد",
    draft="پیش‌نویس",
    issue="شمارهٔ {number}",
    contributors="همکاران",
    picture_credits="منابع تصاویر",
    index="نمایه",
    persons="اشخاص",
    topics="موضوع‌ها",
    colophon="شناسنامه",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="ژانویهٔ, فوریهٔ, مارس, آوریل, مهٔ, ژوئن, ژوئیهٔ, اوت, سپتامبر, اکتبر, نوامبر, دسامبر",
    time="{hour}:{minute:02}",
    both="{date}، ساعت {time}",
)
