"""The words around articles on the web: navigation, archive, search."""

from __future__ import annotations

from functools import cache

import msgspec

from pubkit.language.tags import fallbacks


class WebTerms(msgspec.Struct, frozen=True):
    """Words of pages that lead to articles; `nothing` is said when a search finds none."""

    front: str
    sections: str
    archive: str
    search: str
    previous: str
    next: str
    topics: str
    authors: str
    nothing: str


# Front page | sections | archive | search | previous | next | topics | authors | nothing found
_TABLE = """
ar الصفحة الأولى|الأقسام|الأرشيف|بحث|السابق|التالي|المواضيع|الكتّاب|لا نتائج
az Baş səhifə|Bölmələr|Arxiv|Axtarış|Əvvəlki|Növbəti|Mövzular|Müəlliflər|Heç nə tapılmadı
bg Начална страница|Рубрики|Архив|Търсене|Предишна|Следваща|Теми|Автори|Нищо не е намерено
bn প্রথম পাতা|বিভাগ|আর্কাইভ|অনুসন্ধান|পূর্ববর্তী|পরবর্তী|বিষয়|লেখক|কিছু পাওয়া যায়নি
ca Portada|Seccions|Arxiu|Cerca|Anterior|Següent|Temes|Autors|No s’ha trobat res
cs Titulní strana|Rubriky|Archiv|Hledat|Předchozí|Další|Témata|Autoři|Nic nenalezeno
da Forside|Sektioner|Arkiv|Søg|Forrige|Næste|Emner|Forfattere|Intet fundet
de Titelseite|Rubriken|Archiv|Suche|Zurück|Weiter|Themen|Autoren|Nichts gefunden
el Πρωτοσέλιδο|Ενότητες|Αρχείο|Αναζήτηση|Προηγούμενο|Επόμενο|Θέματα|Συγγραφείς|Δεν βρέθηκε τίποτα
en Front page|Sections|Archive|Search|Previous|Next|Topics|Authors|Nothing found
es Portada|Secciones|Archivo|Buscar|Anterior|Siguiente|Temas|Autores|No se ha encontrado nada
fa صفحهٔ نخست|بخش‌ها|بایگانی|جستجو|پیشین|پسین|موضوع‌ها|نویسندگان|چیزی یافت نشد
fi Etusivu|Osastot|Arkisto|Haku|Edellinen|Seuraava|Aiheet|Kirjoittajat|Mitään ei löytynyt
fr À la une|Rubriques|Archives|Recherche|Précédent|Suivant|Sujets|Auteurs|Aucun résultat
he עמוד ראשי|מדורים|ארכיון|חיפוש|הקודם|הבא|נושאים|כותבים|לא נמצאו תוצאות
hi मुखपृष्ठ|अनुभाग|संग्रह|खोज|पिछला|अगला|विषय|लेखक|कुछ नहीं मिला
hr Naslovnica|Rubrike|Arhiv|Pretraga|Prethodno|Sljedeće|Teme|Autori|Ništa nije pronađeno
hu Címlap|Rovatok|Archívum|Keresés|Előző|Következő|Témák|Szerzők|Nincs találat
id Halaman depan|Rubrik|Arsip|Cari|Sebelumnya|Berikutnya|Topik|Penulis|Tidak ada hasil
it Prima pagina|Sezioni|Archivio|Cerca|Precedente|Successivo|Temi|Autori|Nessun risultato
ja トップページ|セクション|アーカイブ|検索|前へ|次へ|トピック|執筆者|見つかりませんでした
ko 첫 화면|섹션|보관소|검색|이전|다음|주제|글쓴이|검색 결과 없음
nb Forside|Seksjoner|Arkiv|Søk|Forrige|Neste|Emner|Forfattere|Ingen treff
nl Voorpagina|Rubrieken|Archief|Zoeken|Vorige|Volgende|Onderwerpen|Auteurs|Niets gevonden
pl Strona główna|Działy|Archiwum|Szukaj|Poprzedni|Następny|Tematy|Autorzy|Nic nie znaleziono
pt Capa|Seções|Arquivo|Busca|Anterior|Seguinte|Temas|Autores|Nada encontrado
ro Prima pagină|Rubrici|Arhivă|Căutare|Anterior|Următor|Subiecte|Autori|Nu s-a găsit nimic
ru Главная|Рубрики|Архив|Поиск|Назад|Вперёд|Темы|Авторы|Ничего не найдено
sk Titulná strana|Rubriky|Archív|Hľadať|Predchádzajúce|Ďalšie|Témy|Autori|Nič sa nenašlo
sv Förstasida|Avdelningar|Arkiv|Sök|Föregående|Nästa|Ämnen|Författare|Inget hittades
ta முகப்பு|பகுதிகள்|காப்பகம்|தேடல்|முந்தையது|அடுத்தது|தலைப்புகள்|ஆசிரியர்கள்|எதுவும் கிடைக்கவில்லை
te ముఖపుట|విభాగాలు|భాండాగారం|వెతుకు|మునుపటి|తదుపరి|అంశాలు|రచయితలు|ఏమీ దొరకలేదు
tr Ana sayfa|Bölümler|Arşiv|Arama|Önceki|Sonraki|Konular|Yazarlar|Hiçbir şey bulunamadı
uk Головна|Рубрики|Архів|Пошук|Назад|Далі|Теми|Автори|Нічого не знайдено
vi Trang nhất|Chuyên mục|Lưu trữ|Tìm kiếm|Trước|Sau|Chủ đề|Tác giả|Không tìm thấy
zh 首页|栏目|存档|搜索|上一篇|下一篇|主题|作者|没有找到
zh-Hant 首頁|欄目|存檔|搜尋|上一篇|下一篇|主題|作者|沒有找到
"""


@cache
def _words() -> dict[str, WebTerms]:
    pairs = (row.partition(" ") for row in _TABLE.strip().splitlines())
    return {tag: WebTerms(*words.split("|")) for tag, _, words in pairs}


def web_terms(language: str) -> WebTerms:
    """Return the words of `language`, of a more general or related one, or else of English."""
    known = _words()
    return known[next((tag for tag in fallbacks(language) if tag in known), "en")]
