"""What a judge says, and what is raised when it cannot speak."""

import os
import unittest
from pathlib import Path

import msgspec


class Finding(msgspec.Struct, frozen=True):
    """One fault that a judge found in one file."""

    judge: str
    path: Path
    code: str
    message: str
    place: str = ""

    def __str__(self) -> str:
        at = f"{self.path}:{self.place}" if self.place else f"{self.path}"
        return f"{at}: {self.message} [{self.judge} {self.code}]"


class JudgeMissing(Exception):  # noqa: N818
    """The judges are not installed; the message says how to install them."""


class _JudgeExcused(JudgeMissing, unittest.SkipTest):
    """A missing judge whose tests are skipped: pytest knows `SkipTest`."""


class JudgeBroken(Exception):  # noqa: N818
    """A judge crashed, hung, or did not judge every file."""


def judge_missing(reason: str) -> JudgeMissing:
    """Return what to raise: tests fail, or skip where PUBKIT_JUDGES_OPTIONAL=1 outside CI."""
    excused = os.environ.get("PUBKIT_JUDGES_OPTIONAL") == "1" and not os.environ.get("CI")
    message = f"{reason}; run tests/judges/install.sh"
    return _JudgeExcused(message) if excused else JudgeMissing(message)
