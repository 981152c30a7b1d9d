"""A stranger's pack that fails, in a real house: the evening happens and nobody sees an error."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk.session.state import Phase
from kiosk.store.installing import folder_of
from kiosk.store.packs import HeldPack
from kiosk.worker import InProcess, StoryFailed
from kiosk.worker.port import Answer
from stories.cast import Child
from stories.library import SHIPPED
from tests.kiosk.app import homes

OWLS = Path(__file__).parents[2] / "packs" / "owl-house"


class Tripping(InProcess):
    """A teller whose child is stopped whenever it tells from the owls."""

    owls = False

    def request(self, task: str, children: Sequence[Child], **asked: Any) -> int:
        """Answer as ever, but note what is told from."""
        self.owls = task == "tell" and str(asked["tale"]).startswith("owl-house/")
        return super().request(task, children, **asked)

    def poll(self) -> Answer | None:
        """Fall over the owls."""
        if self.owls:
            self.owls = False
            raise StoryFailed("the story: it took too long: choose another tale", "owl-house")
        return super().poll()


def test_the_evening_happens_and_the_pack_waits_for_a_grown_up(tmp_path: Path) -> None:
    """From the choice of its tale to a plan, a story and its sentences, on one touch."""
    opened = homes.house(tmp_path, "Mia:5:she")
    store = opened.desk.store
    pack = HeldPack("owl-house", title="Owls", mark="0" * 32, tales=1)
    assert store.home is not None
    folder = folder_of(store.home, pack)
    assert folder is not None
    shutil.copytree(OWLS, folder)
    store.family.hold_pack(pack)
    opened.desk.preparer._teller.close()
    opened.desk.preparer._teller = Tripping([SHIPPED, folder])
    homes.touch(opened, "bedtime")
    stage = opened.stage
    homes.touch(opened, "begin")
    homes.planned(opened)
    homes.touch(opened, "swap", "story")
    for _ in range(2):
        homes.touch(opened, "choose", "owl-house/owl-who-could-not-yawn")
    homes.planned(opened)
    assert stage.session.state.phase is Phase.PLAN
    assert stage.programme is not None
    assert stage.programme.told.pack not in {"", "owl-house"}
    homes.touch(opened, "begin")
    homes.until(opened, Phase.STORY, line=1)
    assert stage.session.state.message == ""
    held = store.family.shelf.get("owl-house")
    assert held is not None
    assert (held.shown, held.aside) == (False, "failed")
    assert any(entry.code == "pack-set-aside" for entry in store.ledger.entries())
    opened.close()


def test_a_pack_of_the_family_is_told_by_the_real_teller(tmp_path: Path) -> None:
    """Read by a limited child first, then told from like any other."""
    opened = homes.house(tmp_path)
    store = opened.desk.store
    pack = HeldPack("owl-house", title="Owls", mark="0" * 32, tales=1)
    assert store.home is not None
    folder = folder_of(store.home, pack)
    assert folder is not None
    shutil.copytree(OWLS, folder)
    store.family.hold_pack(pack)
    opened.close()
    opened = homes.house(tmp_path, "Mia:5:she")
    homes.touch(opened, "bedtime")
    state = opened.stage.session.state
    wish = (("story", "owl-house/owl-who-could-not-yawn"),)
    opened.stage.session.state = type(state)(**{**vars(state), "wishes": wish})
    homes.touch(opened, "begin")
    homes.planned(opened)
    assert opened.stage.programme is not None
    assert opened.stage.programme.told.pack == "owl-house"
    opened.close()
