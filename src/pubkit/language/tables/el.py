"""Greek."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="Δημοσιεύτηκε: {date}",
    updated="Ενημερώθηκε: {date}",
    figure="Εικόνα {number}",
    table="Πίνακας {number}",
    note="Σημείωση",
    tip="Συμβουλή",
    important="Σημαντικό",
    warning="Προειδοποίηση",
    caution="Προσοχή",
    details="Λεπτομέρειες",
    correction="Διόρθωση",
    correction_dated="Διόρθωση, {date}",
    corrections="Διορθώσεις",
    references="Βιβλιογραφία",
    notes="Σημειώσεις",
    footnote="Σημείωση {number}",
    back="Επιστροφή στο κείμενο",
    contents="Περιεχόμενα",
    page="Σελίδα {number}",
    continued_on="Συνέχεια στη σελίδα {number}",
    continued_from="Συνέχεια από τη σελίδα {number}",
    skip="Μετάβαση στο περιεχόμενο",
    credit="Πηγή: {name}",
    posted="{author}, {platform}",
    et_al="κ.ά.",
    no_date="χ.χ.",
    cover="Εξώφυλλο",
    draft="Πρόχειρο",
    issue="Αρ. {number}",
    contributors="Συντελεστές",
    picture_credits="Πηγές εικόνων",
    index="Ευρετήριο",
    persons="Πρόσωπα",
    topics="Θέματα",
    colophon="Κολοφώνας",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="Ιανουαρίου, Φεβρουαρίου, Μαρτίου, Απριλίου, Μαΐου, Ιουνίου, "
    "Ιουλίου, Αυγούστου, Σεπτεμβρίου, Οκτωβρίου, Νοεμβρίου, Δεκεμβρίου",
    time="{half}:{minute:02}\u202f{period}",
    periods="π.μ., μ.μ.",
    both="{date} - {time}",
)
