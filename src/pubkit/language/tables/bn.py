"""Bengali."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="প্রকাশিত: {date}",
    updated="হালনাগাদ: {date}",
    figure="চিত্র {number}",
    table="সারণি {number}",
    note="দ্রষ্টব্য",
    tip="পরামর্শ",
    important="গুরুত্বপূর্ণ",
    warning="সতর্কবার্তা",
    caution="সাবধান",
    details="বিস্তারিত",
    correction="সংশোধনী",
    correction_dated="সংশোধনী, {date}",
    corrections="সংশোধনী",
    references="তথ্যসূত্র",
    notes="টীকা",
    footnote="টীকা {number}",
    back="লেখায় ফিরুন",
    contents="সূচিপত্র",
    page="পৃষ্ঠা {number}",
    continued_on="পৃষ্ঠা {number}-এ চলবে",
    continued_from="পৃষ্ঠা {number} থেকে",
    skip="মূল লেখায় যান",
    credit="কৃতজ্ঞতা: {name}",
    posted="{author}, {platform}",
    et_al="প্রমুখ",
    no_date="তারিখহীন",
    cover="প্রচ্ছদ",
    draft="খসড়া",
    issue="সংখ্যা {number}",
    contributors="লেখকবৃন্দ",
    picture_credits="ছবির কৃতজ্ঞতা",
    index="নির্ঘণ্ট",
    persons="ব্যক্তি",
    topics="বিষয়",
    colophon="প্রকাশনা তথ্য",
)

CALENDAR = Calendar(
    date="{day} {month}, {year}",
    months="জানুয়ারী, ফেব্রুয়ারী, মার্চ, এপ্রিল, মে, জুন, জুলাই, আগস্ট, সেপ্টেম্বর, অক্টোবর, নভেম্বর, ডিসেম্বর",
    time="{half}:{minute:02} {period}",
    periods="AM, PM",
    both="{date} {time}",
)
