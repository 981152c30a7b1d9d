"""What is not for a family, kept by id."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.store import Store
from kiosk.store.notes import Refused
from kiosk.store.opening import open_store
from kiosk.store.putaside import Aside


def test_what_is_put_aside_stays_so(tmp_path: Path) -> None:
    """Over a restart, once each, and until it is taken back."""
    with open_store(tmp_path) as store:
        store.family.aside.put("ritual", "foot-bath", 3)
        store.family.aside.put("ritual", "foot-bath", 9)
        store.family.aside.put("tale", "slow-hill/hill", 4)
    with open_store(tmp_path) as store:
        assert store.family.aside.all() == (
            Aside("ritual", "foot-bath", 3),
            Aside("tale", "slow-hill/hill", 4),
        )
        store.family.aside.take_back("foot-bath")
        store.family.aside.take_back("never-there")
        assert store.family.aside.ids == {"slow-hill/hill"}


@pytest.mark.parametrize(("kind", "id"), [("child", "mia"), ("ritual", "")])
def test_only_what_there_is_can_be_put_aside(kind: str, id: str) -> None:
    """A refusal says what there is."""
    with pytest.raises(Refused, match="ritual, tale, sound"):
        Store.memory().family.aside.put(kind, id, 1)
