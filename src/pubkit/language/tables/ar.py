"""Arabic."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="بقلم {names}",
    published="نُشر في {date}",
    updated="حُدّث في {date}",
    figure="الشكل {number}",
    table="الجدول {number}",
    note="ملاحظة",
    tip="نصيحة",
    important="مهم",
    warning="تحذير",
    caution="تنبيه",
    details="تفاصيل",
    correction="تصحيح",
    correction_dated="تصحيح، {date}",
    corrections="تصحيحات",
    references="المراجع",
    notes="الهوامش",
    footnote="الهامش {number}",
    back="العودة إلى النص",
    contents="المحتويات",
    page="الصفحة {number}",
    continued_on="تتمة في الصفحة {number}",
    continued_from="تتمة من الصفحة {number}",
    skip="تخطَّ إلى المحتوى",
    credit="المصدر: {name}",
    posted="{author}، {platform}",
    et_al="وآخرون",
    no_date="د.ت.",
    cover="الغلاف",
    draft="مسودة",
    issue="العدد {number}",
    contributors="المساهمون",
    picture_credits="مصادر الصور",
    index="الفهرس",
    persons="الأشخاص",
    topics="الموضوعات",
    colophon="بيانات النشر",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="يناير, فبراير, مارس, أبريل, مايو, يونيو, يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر",
    time="{half}:{minute:02} {period}",
    periods="ص, م",
    both="{date}، {time}",
)
