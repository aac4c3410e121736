// Shows the stories that hold every word asked for, those named by it first. The index and stories that
// the page does not hold lie in files that hand over their content: a page in a folder can fetch nothing.
(() => {
  const find = (id) => document.getElementById(id);
  const table = JSON.parse(find("index").textContent);
  const results = find("results");
  const list = results.firstElementChild;
  const held = [...list.children];
  const [field, state, more, all] = ["query", "state", "more", "all"].map(find);
  const run = new RegExp(`[${table.spaceless}]+`, "gu");
  const beyond = "\uffff";

  const waiting = new Map();
  const files = new Map();
  window.pubkit = (name, content) => waiting.get(name)(content);

  const load = (name, digest) => {
    if (!files.has(name)) {
      files.set(name, new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = `search/${name}.js?${digest}`;
        script.onerror = () => (files.delete(name), reject(new Error(name)));
        document.head.append(script);
      }));
    }
    return files.get(name);
  };

  const fold = (text) =>
    [...text.toLowerCase().normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "")]
      .map((letter) => (Object.hasOwn(table.same, letter) ? table.same[letter] : letter)).join("")
      .replace(run, " $& ").match(/[\p{L}\p{N}]+/gu) ?? [];

  // What is looked up for a word: what begins with it; a single letter only by itself; of words without
  // spaces each two characters.
  const keys = (word) => {
    const letters = [...word];
    if (word.search(run)) return [{ from: word, to: letters.length > 1 ? word + beyond : word }];
    const pairs = letters.slice(1).map((letter, n) => letters[n] + letter);
    return pairs.length ? pairs.map((pair) => ({ from: pair, to: pair })) : [{ from: word, to: word + beyond }];
  };

  const numbers = (steps) => {
    let at = 0;
    return steps ? steps.split(" ").map((step) => (at += Number(step))) : [];
  };

  // The rank of each story for one key: 2 where it names the story, 1 where the story says it.
  const ranks = async ({ from, to }) => {
    const near = table.words.map(([first, digest], n) => ({ first, digest, name: `words-${n + 1}` }))
      .filter(({ first }, n) => first <= to && !(table.words[n + 1]?.[0] <= from));
    const found = new Map();
    for (const words of await Promise.all(near.map(({ name, digest }) => load(name, digest)))) {
      for (let at = 0; at < words.length; at += 2) {
        if (words[at] < from || words[at] > to) continue;
        const [named, said] = words[at + 1].split("|").map(numbers);
        for (const n of said) if (!found.has(n)) found.set(n, 1);
        for (const n of named) found.set(n, 2);
      }
    }
    return found;
  };

  const story = async (n) => {
    if (n < held.length) return held[n];
    const file = Math.floor((n - held.length) / table.kept);
    const kept = await load(`stories-${file + 1}`, table.stories[file]);
    const holder = document.createElement("template");
    holder.innerHTML = kept[(n - held.length) % table.kept];
    return holder.content.firstElementChild;
  };

  const hits = async (asked) => {
    const [first, ...others] = await Promise.all(asked.map(ranks));
    return [...first].map(([n, rank]) => ({ n, rank: others.reduce((sum, found) => sum + (found.get(n) ?? NaN), rank) }))
      .filter(({ rank }) => rank).sort((a, b) => b.rank - a.rank || a.n - b.n).map(({ n }) => n);
  };

  let turn = 0;
  let rest = [];

  const show = async (from, mine) => {
    const shown = await Promise.all(rest.slice(0, table.shown).map(story));
    if (mine !== turn) return null;
    rest = rest.slice(table.shown);
    list.replaceChildren(...from, ...shown);
    more.hidden = !rest.length;
    return shown[0];
  };

  const search = async () => {
    const mine = ++turn;
    results.ariaBusy = "true";
    const asked = fold(field.value).flatMap(keys);
    history.replaceState(null, "", field.value ? "#" + encodeURIComponent(field.value) : "#");
    let found = asked.length ? await hits(asked) : null;
    if (mine !== turn) return;
    if (found?.length === 0 && [...field.value.trim()].length === 1) found = null; // a word is being begun
    rest = found ?? held.map((_, n) => n);
    await show([], mine);
    if (mine !== turn) return;
    state.textContent = !found ? "" : found.length ? `${found.length} / ${table.count}` : state.dataset.nothing;
    if (all) all.hidden = Boolean(found);
    results.ariaBusy = "false";
  };

  const begin = () => {
    try {
      field.value = decodeURIComponent(location.hash.slice(1));
    } catch {
      field.value = "";
    }
    if (field.value) search();
  };

  let later = 0;
  field.parentElement.hidden = false;
  field.addEventListener("input", () => {
    clearTimeout(later);
    results.ariaBusy = "true";
    later = setTimeout(search, 120);
  });
  more.addEventListener("click", async () => (await show([...list.children], turn))?.querySelector("a").focus());
  addEventListener("hashchange", begin);
  begin();
})();
