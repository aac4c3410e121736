"""Hindi."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="प्रकाशित: {date}",
    updated="अद्यतन: {date}",
    figure="चित्र {number}",
    table="तालिका {number}",
    note="टिप्पणी",
    tip="सुझाव",
    important="महत्वपूर्ण",
    warning="चेतावनी",
    caution="सावधान",
    details="विवरण",
    correction="सुधार",
    correction_dated="सुधार, {date}",
    corrections="सुधार",
    references="संदर्भ",
    notes="टिप्पणियाँ",
    footnote="टिप्पणी {number}",
    back="पाठ पर वापस",
    contents="विषय-सूची",
    page="पृष्ठ {number}",
    continued_on="शेष पृष्ठ {number} पर",
    continued_from="पृष्ठ {number} से जारी",
    skip="सामग्री पर जाएँ",
    credit="साभार: {name}",
    posted="{author}, {platform}",
    et_al="आदि",
    no_date="तिथि रहित",
    cover="आवरण",
    draft="मसौदा",
    issue="अंक {number}",
    contributors="योगदानकर्ता",
    picture_credits="चित्र साभार",
    index="अनुक्रमणिका",
    persons="व्यक्ति",
    topics="विषय",
    colophon="प्रकाशन विवरण",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="जनवरी, फ़रवरी, मार्च, अप्रैल, मई, जून, जुलाई, अगस्त, सितंबर, अक्टूबर, नवंबर, दिसंबर",
    time="{half}:{minute:02} {period}",
    periods="am, pm",
    both="{date}, {time}",
)
