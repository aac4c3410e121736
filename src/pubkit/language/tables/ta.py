"""Tamil."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="வெளியீடு: {date}",
    updated="புதுப்பிப்பு: {date}",
    figure="படம் {number}",
    table="அட்டவணை {number}",
    note="குறிப்பு",
    tip="உதவிக்குறிப்பு",
    important="முக்கியம்",
    warning="எச்சரிக்கை",
    caution="கவனம்",
    details="விவரங்கள்",
    correction="திருத்தம்",
    correction_dated="திருத்தம், {date}",
    corrections="திருத்தங்கள்",
    references="மேற்கோள்கள்",
    notes="குறிப்புகள்",
    footnote="குறிப்பு {number}",
    back="உரைக்குத் திரும்பு",
    contents="பொருளடக்கம்",
    page="பக்கம் {number}",
    continued_on="தொடர்ச்சி பக்கம் {number}",
    continued_from="பக்கம் {number} இன் தொடர்ச்சி",
    skip="உள்ளடக்கத்திற்குச் செல்",
    credit="நன்றி: {name}",
    posted="{author}, {platform}",
    et_al="மற்றும் பிறர்",
    no_date="தேதி இல்லை",
    cover="அட்டை",
    draft="வரைவு",
    issue="இதழ் {number}",
    contributors="பங்களிப்பாளர்கள்",
    picture_credits="பட உதவி",
    index="சொல்லடைவு",
    persons="நபர்கள்",
    topics="தலைப்புகள்",
    colophon="வெளியீட்டு விவரம்",
)

CALENDAR = Calendar(
    date="{day} {month}, {year}",
    months="ஜனவரி, பிப்ரவரி, மார்ச், ஏப்ரல், மே, ஜூன், ஜூலை, ஆகஸ்ட், செப்டம்பர், அக்டோபர், நவம்பர், டிசம்பர்",
    time="{half}:{minute:02} {period}",
    periods="AM, PM",
    both="{date}, {time}",
)
