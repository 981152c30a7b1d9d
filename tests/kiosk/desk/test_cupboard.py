"""The cupboard: packs as they stand, changed at once, and the stories that are kept."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from kiosk.desk import cupboard, shelf
from kiosk.store import open_store
from kiosk.store.installing import folder_of
from kiosk.store.packs import HeldPack
from tests.kiosk.desk.homes import Evenings, home


def nobody(_: str) -> None:
    """Welcome no pack."""


def test_the_packs_of_the_house_can_be_held_and_released() -> None:
    """At once; the list says so."""
    store = home("Mia:6:she")
    first = cupboard.shown(store).packs
    assert all(one.ours and one.state == "told" and one.tales for one in first)
    held = cupboard.change(store, "hold", "night-town", nobody).packs
    assert [one.state for one in held if one.id == "night-town"] == ["held"]
    assert Evenings(store).programme().told.pack != "night-town"
    assert cupboard.change(store, "release", "night-town", nobody).packs == first


def test_a_house_pack_is_never_removed() -> None:
    """It says why; nothing else changed."""
    store = home("Mia:6:she")
    said = cupboard.change(store, "remove", "night-town", nobody)
    assert "comes with the house" in said.message
    assert said.packs == cupboard.shown(store).packs
    assert cupboard.change(store, "hold", "gone", nobody).message


def test_a_familys_pack_stands_as_it_is(tmp_path: Path) -> None:
    """New, held, set aside with a reason, or without its files; then removed."""
    with open_store(tmp_path) as store:
        pack = HeldPack("shore", title="The Far Shore", authors=("Ada", "Bo"), mark="0" * 32)
        assert store.home is not None
        folder = folder_of(store.home, pack)
        assert folder is not None
        folder.mkdir(parents=True)

        def state(**changes: object) -> tuple[str, str, str]:
            store.family.hold_pack(dataclasses.replace(pack, **changes))  # type: ignore[arg-type]
            (one,) = (one for one in cupboard.shown(store).packs if not one.ours)
            return one.authors, one.state, one.why

        assert state(fresh=True) == ("Ada, Bo", "new", "")
        assert state(shown=False) == ("Ada, Bo", "held", "")
        assert state(shown=False, aside="failed")[1:] == ("aside", cupboard.WHY["failed"])
        cupboard.change(store, "release", "shore", nobody)
        known = store.family.shelf.get("shore")
        assert known is not None
        assert (known.shown, known.aside) == (True, "")
        folder.rmdir()
        assert state()[1] == "gone"
        gone = cupboard.change(store, "remove", "shore", nobody)
        assert all(one.ours for one in gone.packs)


def test_a_new_pack_is_welcomed_by_the_preparer() -> None:
    """What a grown-up asked for is passed on."""
    asked: list[str] = []
    cupboard.change(home("Mia:6:she"), "welcome", "shore", asked.append)
    assert asked == ["shore"]
    assert shelf.kept_out(home("Mia:6:she")) == frozenset()


def test_stories_are_kept_newest_first() -> None:
    """With their length, and why one can't come again."""
    evenings = Evenings(home("Mia:6:she"))
    for _ in range(2):
        evenings.hold(evenings.programme())
    first, second = cupboard.shown(evenings.store).kept
    assert (first.night, second.night) == (2, 1)
    assert first.seconds > 60
    assert not first.refusal
    (child,) = evenings.store.family.children()
    evenings.store.family.edit(dataclasses.replace(child, name="Mio"))
    assert all("name" in one.refusal for one in cupboard.shown(evenings.store).kept)
