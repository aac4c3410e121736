"""Processes forked from this one, none of which shall outlive it."""

from __future__ import annotations

import os
import signal
import sys

_DIE_WITH_PARENT = 1  # linux/prctl.h


def die_with(parent: int) -> None:
    """Let this process be killed when `parent` ends, where Linux does that; it may have by now."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
