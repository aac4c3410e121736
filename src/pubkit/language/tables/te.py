"""Telugu."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="ప్రచురణ: {date}",
    updated="నవీకరణ: {date}",
    figure="పటం {number}",
    table="పట్టిక {number}",
    note="గమనిక",
    tip="సూచన",
    important="ముఖ్యం",
    warning="హెచ్చరిక",
    caution="జాగ్రత్త",
    details="వివరాలు",
    correction="సవరణ",
    correction_dated="సవరణ, {date}",
    corrections="సవరణలు",
    references="ఆధారాలు",
    notes="గమనికలు",
    footnote="గమనిక {number}",
    back="పాఠానికి తిరిగి",
    contents="విషయ సూచిక",
    page="పేజీ {number}",
    continued_on="తరువాయి పేజీ {number}",
    continued_from="పేజీ {number} తరువాయి",
    skip="విషయానికి వెళ్ళు",
    credit="సౌజన్యం: {name}",
    posted="{author}, {platform}",
    et_al="తదితరులు",
    no_date="తేదీ లేదు",
    cover="ముఖచిత్రం",
    draft="చిత్తుప్రతి",
    issue="సంచిక {number}",
    contributors="రచయితలు",
    picture_credits="చిత్రాల మూలాలు",
    index="సూచిక",
    persons="వ్యక్తులు",
    topics="అంశాలు",
    colophon="ప్రచురణ వివరాలు",
)

CALENDAR = Calendar(
    date="{day} {month}, {year}",
    months="జనవరి, ఫిబ్రవరి, మార్చి, ఏప్రిల్, మే, జూన్, జులై, ఆగస్టు, సెప్టెంబర్, అక్టోబర్, నవంబర్, డిసెంబర్",
    time="{half}:{minute:02} {period}",
    periods="AM, PM",
    both="{date} {time}",
)
