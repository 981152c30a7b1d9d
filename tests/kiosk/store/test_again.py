"""The last stories' words: kept whole, moved when told again, gone with the child they name."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from kiosk.store import Store, open_store
from kiosk.store.again import KEPT, Words
from kiosk.store.erasing import erase_child
from kiosk.store.family import Child
from kiosk.store.keeping import export

WORDS = Words(
    night=3,
    pack="night-town",
    tale="last-bus",
    title="The Last Bus",
    children=("abc234",),
    names=("Mia",),
    seconds=61.5,
    lines=(("Mia got on.", 0, [1, 2]), ("It left.", 0, None), ("Mia slept.", 1, "x")),
    more={"told": {"facts": ["a"]}, "picture": "bus"},
)


def test_what_is_kept_comes_back_whole(tmp_path: Path) -> None:
    """Every word, at the next start as well."""
    with open_store(tmp_path) as store:
        store.again.put(WORDS)
    with open_store(tmp_path) as store:
        found = store.again.get(3)
        assert found is not None
        assert found.text == "Mia got on. It left.\n\nMia slept."
        assert (found.more, found.names) == (WORDS.more, WORDS.names)
        assert found.lines[0] == ("Mia got on.", 0, (1, 2))
        assert store.again.get(4) is None
        assert store.again.get(0) is None


def test_only_the_last_ones_are_kept() -> None:
    """The file does not grow; one that is told again moves and is kept once."""
    again = Store.memory().again
    for night in range(1, KEPT + 4):
        again.put(dataclasses.replace(WORDS, night=night))
    assert again.nights() == tuple(range(KEPT + 3, 3, -1))
    again.put(dataclasses.replace(WORDS, night=99), instead_of=5)
    assert again.nights()[0] == 99
    assert 5 not in again.nights()
    assert len(again.all()) == KEPT
    again.put(dataclasses.replace(WORDS, night=99), instead_of=99)
    assert len(again.all()) == KEPT


def test_a_child_takes_their_stories_along(tmp_path: Path) -> None:
    """Whoever is erased stands in no story any more, also under a name they had before."""
    with open_store(tmp_path) as store:
        mia = store.family.add(Child("Mia"))
        theo = store.family.add(Child("Theo"))
        store.again.put(dataclasses.replace(WORDS, children=(mia.id, theo.id), names=("Old", "T")))
        store.again.put(dataclasses.replace(WORDS, night=4, children=(theo.id,)))
        store.again.put(
            dataclasses.replace(
                WORDS, night=5, children=(theo.id,), names=("Theo",), lines=(("Theo.", 0),)
            )
        )
        assert erase_child(store, mia.id).clean
        assert store.again.nights() == (5,)
    assert not any(b"Mia" in path.read_bytes() for path in tmp_path.glob("*/again.book"))


def test_an_export_has_them_to_read(tmp_path: Path) -> None:
    """As a text, with title and night."""
    store = Store.memory()
    store.again.put(WORDS)
    export(store, tmp_path)
    text = (tmp_path / "stories.txt").read_text(encoding="utf-8")
    assert "Night 3: The Last Bus" in text
    assert "Mia slept." in text
    assert "last-bus" in (tmp_path / "again.json").read_text(encoding="utf-8")
