from __future__ import annotations

import pytest

from pubkit.theme.fonts import Family, load

from .made import serif


@pytest.fixture(scope="session")
def family() -> Family:
    return load({"serif": serif()})["serif"]
