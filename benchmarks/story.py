"""The article that all tools are given: about 1,400 words of plain Markdown that each can read."""

from __future__ import annotations

_SENTENCES = (
    "The river rose by a hand in the night and nobody in the lower town slept through it.",
    "By morning the gauge at the mill stood where it had last stood eleven years before.",
    "Farmers walked the dykes in pairs, counting the soft places and marking them with chalk.",
    "What the water took it took slowly, a fence first, then a shed, then the road behind it.",
    "At the school the kitchen fed whoever came, and by noon the queue reached the gate.",
    "Nobody had planned for it, yet everybody seemed to know where to stand and what to carry.",
    "The council met twice and decided little, which was, most agreed, the right amount.",
)


def story(sections: int = 6) -> str:
    """Return the article: headings, paragraphs, quotations, a list, a table, notes."""
    parts = [
        "---\ntitle: Water in the lower town\nauthor: Example Desk\n"
        "date: 2026-03-01\nlang: en\n---\n"
    ]
    notes = []
    for section in range(sections):
        parts.append(f"## Part {section + 1}\n")
        for paragraph in range(3):
            start = section * 3 + paragraph
            words = [_SENTENCES[(start + n) % len(_SENTENCES)] for n in range(5)]
            mark = f"[^{section}]" if paragraph == 1 else ""
            parts.append(" ".join(words) + mark + "\n")
        parts.append(f"> {_SENTENCES[section % len(_SENTENCES)]}\n")
        notes.append(
            f"[^{section}]: *Minutes*, page {section + 11}, in the **council's** own hand.\n"
        )
    parts.append("- sand, forty sacks\n- rope, six coils\n- lamps, as many as were found\n")
    parts.append(
        "| day | level (cm) |\n|:----|-----------:|\n| Monday | 214 |\n| Tuesday | 231 |\n"
    )
    return "\n".join(parts + notes)
