"""A family's own rituals, kept, exported, backed up, and free of a child who is gone."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.store import Store
from kiosk.store.erasing import erase_child, erase_everything
from kiosk.store.family import Child
from kiosk.store.keeping import backup, export, restore
from kiosk.store.notes import Refused
from kiosk.store.opening import open_store
from kiosk.store.own import MOST, STEPS, OwnRitual, OwnStep, toml

if TYPE_CHECKING:
    from pathlib import Path

STARS = OwnRitual(
    "Star hands", who="Oma Lene", place="Bremen", when="the 1950s", told_by="Mum",
    steps=(OwnStep("Draw a star.", "Goodnight, hand.", 90), OwnStep("Hum.", seconds=60)),
)  # fmt: skip


def test_a_ritual_is_kept_over_a_restart(tmp_path: Path) -> None:
    """With an id of chance, changed and taken out again."""
    with open_store(tmp_path) as store:
        kept = store.family.own.add(STARS)
        assert kept == replace(STARS, id=kept.id)
        assert kept.id.startswith("own-")
        assert store.family.own.add(STARS).id != kept.id
    with open_store(tmp_path) as store:
        assert store.family.own.get(kept.id) == kept
        store.family.own.edit(replace(kept, who="Oma"))
        assert [one.who for one in store.family.own.all()] == ["Oma", "Oma Lene"]
        store.family.own.remove(kept.id)
        assert store.family.own.get(kept.id) is None


def test_an_old_home_has_none() -> None:
    """It opens as it always did."""
    assert Store.memory().family.own.all() == ()


@pytest.mark.parametrize(
    "wrong",
    [
        replace(STARS, name=" "),
        replace(STARS, name="a" * 61),
        replace(STARS, who="a\nb"),
        replace(STARS, youngest=-1),
        replace(STARS, youngest=9, oldest=8),
        replace(STARS, before_black=-1),
        replace(STARS, steps=(OwnStep("Hum."),) * (STEPS + 1)),
        replace(STARS, steps=(OwnStep(""),)),
        replace(STARS, steps=(OwnStep("Hum.", seconds=601),)),
        replace(STARS, steps=(OwnStep("Hum.", "\u202e"),)),
        replace(STARS, needs=("milk",) * 21),
    ],
)
def test_bounds_hold(wrong: OwnRitual) -> None:
    """A refusal changes nothing, new or old."""
    own = Store.memory().family.own
    with pytest.raises(Refused):
        own.add(wrong)
    kept = own.add(STARS)
    with pytest.raises(Refused):
        own.edit(replace(wrong, id=kept.id))
    assert own.all() == (kept,)


def test_nobody_keeps_more_than_fit() -> None:
    """What is too much is said; what is not there can't be changed."""
    own = Store.memory().family.own
    for _ in range(MOST):
        own.add(STARS)
    with pytest.raises(Refused, match="take one out first"):
        own.add(STARS)
    with pytest.raises(Refused, match="there is no 'own-x'"):
        own.remove("own-x")


def test_an_export_holds_it_readably(tmp_path: Path) -> None:
    """As plain rows, and as a file that another home can read."""
    with open_store(tmp_path / "home") as store:
        kept = store.family.own.add(replace(STARS, was='She said "so" \\ often.'))
        export(store, tmp_path / "out")
    assert '"Oma Lene"' in (tmp_path / "out" / "family.json").read_text(encoding="utf-8")
    read = tomllib.loads((tmp_path / "out" / f"{kept.id}.toml").read_text(encoding="utf-8"))
    assert read["was"] == 'She said "so" \\ often.'
    assert read["sources"][0] == {"author": "Mum"}
    assert read["steps"][0]["say"] == "Goodnight, hand."


def test_a_backup_brings_it_along(tmp_path: Path) -> None:
    """To another home."""
    with open_store(tmp_path / "home") as store:
        kept = store.family.own.add(STARS)
        backup(store, tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "other")
    with open_store(tmp_path / "other") as store:
        assert store.family.own.all() == (kept,)


def test_erasing_everything_erases_it(tmp_path: Path) -> None:
    """Not a byte stays."""
    store = open_store(tmp_path)
    store.family.own.add(STARS)
    erase_everything(store)
    assert not any(b"Lene" in one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())


def test_a_childs_name_goes_with_the_child(tmp_path: Path) -> None:
    """The ritual stays, for the others; the voice names whoever leads instead."""
    with open_store(tmp_path) as store:
        mia = store.family.add(Child("Mia", said="Mee-a"))
        say = 'Goodnight, Mia. {% if hero.many %}MIA!{% endif %} {{ "Mia" | said("Mee-a") }}'
        kept = store.family.own.add(
            replace(STARS, name="Mia's star", steps=(OwnStep("Touch Mia's hand. Miami.", say),))
        )
        proof = erase_child(store, mia.id)
        assert proof.clean, str(proof)
        fresh = store.family.own.get(kept.id)
    assert fresh is not None
    assert fresh.name == "the child's star"
    assert fresh.steps[0].do == "Touch the child's hand. Miami."
    lead = "{{ lead }}"
    assert (
        fresh.steps[0].say == f"Goodnight, {lead}. {{% if hero.many %}}{lead}!{{% endif %}} {lead}"
    )
    assert (fresh.who, fresh.told_by) == ("Oma Lene", "Mum")


def test_a_name_that_is_a_word_of_ours_breaks_nothing(tmp_path: Path) -> None:
    """Codes are no words: a child may be called Touch, or Hero."""
    with open_store(tmp_path) as store:
        kept = store.family.own.add(
            replace(STARS, steps=(OwnStep("Touch it.", "{{ hero }}, touch."),))
        )
        for name in ("Touch", "Hero"):
            assert erase_child(store, store.family.add(Child(name)).id).clean
        fresh = store.family.own.get(kept.id)
    assert fresh is not None
    assert (fresh.senses, fresh.steps[0].cue) == (("touch",), "touch")
    assert fresh.steps[0].say == "{{ hero }}, {{ lead }}."


@settings(max_examples=40)
@given(st.text(max_size=50), st.text(max_size=50), st.text(max_size=50))
def test_whatever_is_kept_can_be_written_and_read(name: str, do: str, say: str) -> None:
    """What is refused leaves nothing behind."""
    own = Store.memory().family.own
    try:
        kept = own.add(OwnRitual(name, steps=(OwnStep(do, say),)))
    except Refused:
        assert own.all() == ()
        return
    assert own.all() == (kept,)
    read = tomllib.loads(toml(kept))
    assert (read["name"], read["steps"][0]["do"]) == (kept.name, kept.steps[0].do)
