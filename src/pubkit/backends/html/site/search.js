// Narrows the list of stories to those that hold every word asked for, those named by it first.
(() => {
  const find = (id) => document.getElementById(id);
  const index = Object.entries(JSON.parse(find("index").textContent));
  const list = find("results").firstElementChild;
  const stories = [...list.children];
  const field = find("query");
  const state = find("state");
  const spaceless = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g;

  const same = { ك: "ک", ي: "ی", ى: "ی", ة: "ه" };

  const fold = (text) =>
    text.toLowerCase().replaceAll("ı", "i").normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "")
      .replace(/[كيىة]/g, (letter) => same[letter]).replace(spaceless, " $& ").match(/[\p{L}\p{N}]+/gu) ?? [];

  const numbers = (steps) => {
    let at = 0;
    return steps ? steps.split(" ").map((step) => (at += Number(step))) : [];
  };

  // The rank of each story for one word: 2 where it names the story, 1 where the story says it.
  const ranks = (word) => {
    const found = new Map();
    for (const [key, places] of index) {
      if (!key.startsWith(word)) continue;
      const [named, said] = places.split("|").map(numbers);
      for (const n of said) if (!found.has(n)) found.set(n, 1);
      for (const n of named) found.set(n, 2);
    }
    return found;
  };

  const search = () => {
    const asked = fold(field.value).map(ranks);
    const rank = (n) => asked.reduce((sum, found) => sum + (found.get(n) ?? -Infinity), 0);
    const kept = stories.map((story, n) => ({ story, n, rank: rank(n) })).filter((s) => s.rank >= 0);
    kept.sort((a, b) => b.rank - a.rank || a.n - b.n);
    list.replaceChildren(...kept.map((s) => s.story));
    const told = kept.length ? `${kept.length} / ${stories.length}` : state.dataset.nothing;
    state.textContent = asked.length ? told : "";
    history.replaceState(null, "", field.value ? "#" + encodeURIComponent(field.value) : "#");
  };

  const begin = () => {
    try {
      field.value = decodeURIComponent(location.hash.slice(1));
    } catch {
      field.value = "";
    }
    if (field.value) search();
  };

  field.parentElement.hidden = false;
  field.addEventListener("input", search);
  addEventListener("hashchange", begin);
  begin();
})();
