"""What the store's tests share: one store, on the disk and in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store import Store, open_store


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store; every test that takes it runs twice."""
    if request.param == "memory":
        yield Store.memory()
    else:
        with open_store(tmp_path / "home") as opened:
            yield opened
