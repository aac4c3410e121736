// Looks at the laid-out document for what a reader would miss. Evaluated inside the page, so it stands alone.
// 'page' is a scrolled page; 'book' is a section of a book in columns, one column to a screen.
async mode => {
  const findings = [];
  const add = (code, message, place) => findings.push({ code, message, place });
  const root = document.documentElement;
  const frames = new Set([root, document.body]);
  const label = e => [e.localName, e.id && `#${e.id}`, ...[...e.classList].slice(0, 2).map(c => `.${c}`)].join('');
  const quote = text => `"${text.trim().replace(/\s+/g, ' ').slice(0, 40)}"`;

  const looks = new Map();
  const look = e => {
    if (!looks.has(e)) {
      const { overflowX, overflowY, position, clip, clipPath, display } = getComputedStyle(e);
      looks.set(e, { overflowX, overflowY, position, clip, clipPath, display, box: e.getBoundingClientRect() });
    }
    return looks.get(e);
  };
  const hides = value => value === 'hidden' || value === 'clip';
  const scrolls = value => value === 'auto' || value === 'scroll';
  const ancestors = function* (e) { for (; e; e = e.parentElement) yield e; };
  const isContained = e => [...ancestors(e)].some(a => !frames.has(a) && look(a).overflowX !== 'visible');
  const outermost = elements => elements.filter(e => !elements.some(o => o !== e && o.contains(e)));
  const innermost = elements => elements.filter(e => !elements.some(o => o !== e && e.contains(o)));

  // The usual recipe for text that only a screen reader meets: a box of a pixel, or a clip.
  const isMeantHidden = ({ box, clip, clipPath, overflowX }) =>
    clip !== 'auto' || clipPath !== 'none' || (hides(overflowX) && box.width <= 2);

  const clipperOf = (element, rect) => {
    let x = true, y = true, escaping = false;
    const slack = rect.height / 4; // tight lines let accents reach past the line box
    for (const e of ancestors(element)) {
      if (mode === 'book' && frames.has(e)) return null;
      const { box, ...s } = look(e);
      if (escaping && s.position === 'static') continue;
      if (isMeantHidden({ box, ...s })) return null;
      if (x && hides(s.overflowX) && (rect.right > box.right + 1 || rect.left < box.left - 1)) return e;
      if (y && hides(s.overflowY) && (rect.bottom > box.bottom + slack || rect.top < box.top - slack)) return e;
      x &&= !scrolls(s.overflowX);
      y &&= !scrolls(s.overflowY);
      if (s.position === 'fixed') return null;
      escaping = s.position === 'absolute';
    }
    return null;
  };

  // A skip link waits beside the page until it is focused.
  const isOffPage = (element, rect) => mode === 'page' && (rect.right + scrollX < 0 || rect.bottom + scrollY < 0)
    && !element.closest('a[href^="#"]') && !isMeantHidden(look(element));

  // Columns and their gaps repeat along the line; what is wider than its column runs into the next screen.
  const beyondColumn = rect => {
    const { direction, columnWidth, columnGap, paddingLeft, paddingRight, writingMode } = getComputedStyle(root);
    const column = parseFloat(columnWidth);
    if (mode === 'page' || !column || writingMode !== 'horizontal-tb') return 0;
    const { left, right } = look(root).box;
    const along = direction === 'rtl'
      ? right - parseFloat(paddingRight) - rect.right : rect.left - left - parseFloat(paddingLeft);
    const period = column + (parseFloat(columnGap) || 0);
    let start = ((along % period) + period) % period;
    if (start > (column + period) / 2) start -= period; // it hangs into the gap before its column
    return Math.max(0, Math.round(start + rect.width - column) - 2);
  };

  // Words that leave the block they are set in run over what stands beside it, or past the measure.
  const spillsBy = (element, rect) => {
    const block = [...ancestors(element)].find(e => !/^(inline|contents|ruby)/.test(look(e).display));
    if (!block || frames.has(block) || look(block).overflowX !== 'visible') return 0;
    const { left, right } = look(block).box;
    return Math.round(Math.max(left - rect.left, rect.right - right));
  };

  const wrongWith = (element, rect) => {
    const clipper = clipperOf(element, rect);
    if (clipper) return { code: 'clipped', saying: 'is cut off', guilty: clipper };
    if (isOffPage(element, rect)) return { code: 'off-page', saying: 'lies where nobody can scroll', guilty: element };
    const beyond = beyondColumn(rect);
    if (beyond && !isContained(element))
      return { code: 'overwide', saying: `reaches ${beyond} px beyond the page`, guilty: element };
    return null;
  };

  // Spaces at the end of a line may hang out of it, so words are measured, where a text seems too wide.
  const wordsOf = node => {
    const range = document.createRange();
    return [...node.data.matchAll(/\S+/g)].flatMap(({ index, 0: word }) => {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      return [...range.getClientRects()];
    });
  };

  const spilt = (node, rects) => {
    const parent = node.parentElement;
    if (mode === 'book' || !rects.some(rect => spillsBy(parent, rect) > 1)) return null;
    const by = Math.max(...wordsOf(node).map(rect => spillsBy(parent, rect)));
    return by > 1 ? { code: 'spills', saying: `leaves its block by ${by} px`, guilty: parent } : null;
  };

  const blamed = new Set();
  const readText = () => {
    const range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!/\S/.test(node.data) || !parent.checkVisibility({ checkVisibilityCSS: true })) continue;
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width && height);
      const seen = rects.some(rect => wrongWith(parent, rect)) ? wordsOf(node) : [];
      const wrong = seen.map(rect => wrongWith(parent, rect)).find(Boolean) ?? spilt(node, rects);
      if (!wrong || blamed.has(wrong.guilty)) continue;
      blamed.add(wrong.guilty);
      add(wrong.code, `${quote(node.data)} ${wrong.saying}`, label(wrong.guilty));
    }
  };

  const shown = () => [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility());

  const readPage = () => {
    const { scrollWidth, clientWidth } = document.scrollingElement ?? root;
    if (scrollWidth <= clientWidth) return;
    const wide = shown().filter(e => {
      const { left, right } = look(e).box;
      return (right + scrollX > clientWidth + 1 || left + scrollX < -1) && !isContained(e.parentElement);
    });
    const guilty = innermost(wide).slice(0, 3).map(label).join(', ');
    add('overflow', `the page is ${scrollWidth - clientWidth} px wider than the screen`, guilty);
  };

  const readBook = () => {
    const all = shown();
    const beyond = e => Math.max(0, ...[...e.getClientRects()].map(beyondColumn));
    const isText = e => look(e).display === 'inline' && !/^(img|svg|video)$/.test(e.localName);
    for (const e of outermost(all.filter(e => !isText(e) && beyond(e) && !isContained(e.parentElement))))
      if (!blamed.has(e)) add('overwide', `reaches ${beyond(e)} px beyond the page`, label(e));
    for (const e of all)
      if (scrolls(look(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
        add('scrolls', 'a paged reader shows only what fits', label(e));
    const isWhole = e => /^(img|svg|video)$/.test(e.localName) || look(e).overflowY !== 'visible'
      || /^inline-(block|table|flex|grid)$/.test(look(e).display);
    for (const e of outermost(all.filter(e => isWhole(e) && look(e).box.height > root.clientHeight + 2)))
      add('overtall', `${Math.round(look(e).box.height)} px high on a page of ${root.clientHeight} px`, label(e));
  };

  const readImage = async image => {
    image.loading = 'eager';
    const late = new Promise(done => setTimeout(done, 5000, 'late'));
    const fate = await Promise.race([image.decode().then(() => 'shown', () => 'broken'), late]);
    if (fate !== 'shown') add('image', `"${image.alt}" does not load`, (image.getAttribute('src') ?? '').slice(0, 80));
  };

  readText();
  if (mode === 'page') readPage(); else readBook();
  await Promise.all([...document.images].map(readImage));
  return findings;
}
