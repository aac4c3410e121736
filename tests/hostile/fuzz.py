"""Feed mutated bytes to the readers and the theme compiler; whatever they raise is a fault.

`make fuzz` runs it for half of FUZZ_SECONDS (120), and `guided` for the other. A find is printed
with its seed, and an article kept in `finds/`: make a test of it.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pubkit.build import article
from pubkit.build.article import Request
from pubkit.build.workers import Failure, run
from pubkit.build.working import Limits, Note
from pubkit.world import World
from tests.hostile.growth import INPUTS
from tests.hostile.oracle import faults
from tests.hostile.vectors import VECTORS, bodies

TOKENS = (
    "---\n", "title: ", "- ", "> ", "* ", "# ", "`", "```\n", "|", "|-|\n", "[", "](", ")", "![",
    "[^a]", "[^a]: ", "$", "$$\n", "\\frac{", "{", "}", ":::", ": ", "<table>", "<td>", "</",
    "<div>", "&amp;", "\n\n", "    ", "\t", "\x00", "\x85", "\u2028", "\u202e", "\ufeff",
    "\ufffe", "\udce9", "\u5b57", "\u05d0", "\xe9", "\U0001f600", "{.a #b}", "[@a]", "<!--",
    "-->", "<![CDATA[", "~~", "**", "_", "\\", "'", "\"", "!", "\r", "\n: ", "1. ", "- [ ] ",
    "https://a.b/",
)  # fmt: skip
SHEET = (
    "{", "}", ";", ":", "(", ")", "a", "p", "color", "var(--x", "calc(", "url(", "@media ",
    "@import ", "@page", "@font-face", "/*", "*/", "!important", "--x", "#fff", "1e9px", "\\",
    "\"", "'", "<!--", "</style>", "\x00", "\xe9", ",", ">", "::before", "[a=b]", "content", "%",
    "\n", "@supports ", "nth-child(", "env(", "attr(",
)  # fmt: skip
BATCH = 50


def markdown(dice: random.Random) -> bytes:
    """Return an article made of pieces of Markdown, HTML, front matter and bytes."""
    pieces = [
        dice.choice(TOKENS) if dice.random() < 0.7 else word(dice)
        for _ in range(dice.randint(1, 80))
    ]
    if dice.random() < 0.3:
        pieces.insert(0, f"---\n{dice.choice(VECTORS.fields)}: {word(dice)}\n---\n")
    return _bend("".join(pieces).encode("utf-8", "surrogatepass"), dice)


def word(dice: random.Random) -> str:
    """Return a vector, a short run of a costly input, or letters."""
    kind = dice.randrange(3)
    if kind == 0:
        return dice.choice(BODIES)
    if kind == 1:
        return INPUTS[dice.choice(list(INPUTS))](dice.randint(1, 200))
    return "".join(dice.choices("abc \n", k=dice.randint(1, 9)))


def _bend(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((0, 0, 0, 1, 5))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


BODIES = bodies()


def article_of(seed: int) -> None:
    """Build the article of `seed` as a page and a book; raise when a rule is broken."""
    data = markdown(random.Random(seed))
    world = World.fake({"a.md": data})
    outcome = article.build("a.md", Request(root=".", formats=("html", "epub")), world)
    if wrong := [fault for artifact in outcome.artifacts for fault in faults(artifact)]:
        raise AssertionError(f"{wrong[:3]}")
    if not outcome.artifacts and not outcome.failed:
        raise AssertionError("neither an output nor an error")


def sheet_of(seed: int) -> None:
    """Compile the style sheet of `seed` for all targets."""
    from pubkit.theme import load

    dice = random.Random(seed)
    css = "".join(dice.choice(SHEET) for _ in range(dice.randint(1, 120)))
    toml = b'name = "mine"\nextends = "plain"\n'
    files = {"themes/mine/theme.toml": toml, "themes/mine/base.css": css.encode()}
    world = World.fake(files)
    theme = load("mine", world)
    for target in ("html", "epub", "pdf"):
        made = theme.css(target, {})
        if "</style" in made.lower() or "@import" in made.lower():
            raise AssertionError(made[-200:])


KINDS: dict[str, Callable[[int], None]] = {"article": article_of, "sheet": sheet_of}


def job(name: str, note: Note = lambda told: None) -> bytes:
    """Run the batch `name`, a kind and a first seed; return what was found, a line each."""
    kind, first = name.split()
    found = []
    for seed in range(int(first), int(first) + BATCH):
        try:
            KINDS[kind](seed)
        except Exception as error:
            found.append(f"{kind} {seed}: {type(error).__name__}: {str(error)[:200]}")
    return "\n".join(found).encode()


def fuzz(seconds: float, seed: int) -> list[str]:
    """Return what was found in about `seconds` from `seed` on."""
    found: list[str] = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        jobs = [f"{kind} {seed + n * BATCH}" for n in range(2) for kind in KINDS]
        seed += 2 * BATCH
        for index, result in run(jobs, job, processes=os.cpu_count() or 1, limits=Limits(cpu=120)):
            if isinstance(result, Failure):
                found.append(f"{jobs[index]} and on: {result.reason}")
            elif result:
                found.extend(result.decode().splitlines())
    return found


def main() -> None:
    """Fuzz for FUZZ_SECONDS from FUZZ_SEED on, the day by default; leave with 1 after a find."""
    from tests.hostile import guided

    seconds = float(os.environ.get("FUZZ_SECONDS", "120")) / 2
    seed = int(os.environ.get("FUZZ_SEED", int(time.time()) // 86_400 * 1_000_000))
    finds = fuzz(seconds, seed)
    for find in finds:
        sys.stdout.write(find + "\n")
        kind, number = find.split(":")[0].split()[:2]
        if kind == "article":
            folder = Path(__file__).with_name("finds")
            folder.mkdir(exist_ok=True)
            (folder / f"{number}.md").write_bytes(markdown(random.Random(int(number))))
    hunted = [
        find
        for kind in (guided.KINDS if guided.HAS_ATHERIS else ())
        for find in guided.hunt(kind, seconds / len(guided.KINDS))
    ]
    sys.stdout.writelines(f"{find}\n" for find in hunted)
    sys.exit(bool(finds or hunted))


if __name__ == "__main__":
    main()
