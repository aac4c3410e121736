"""Words that do not fit are told, and never thousands of times."""

from __future__ import annotations

from pubkit.backends.pdf.fit import Misfit
from pubkit.backends.pdf.problems import TOLD, misfitting


def test_many_misfits_are_told_in_few_words() -> None:
    found = [Misfit(f"word {n}", 9, n % 2 == 0, "a.md", None) for n in range(1000)]
    told = list(misfitting(found))
    assert len(told) == TOLD + 2
    assert {problem.code for problem in told[TOLD:]} == {"pdf-words-cut", "pdf-overfull"}
    assert all("490 more" in problem.message for problem in told[TOLD:])
