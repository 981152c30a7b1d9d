"""The forerunner knows where the packs lie before anything heavy is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kiosk.app import forerunner
from kiosk.desk import shelf
from kiosk.desk.telling import SHIPPED
from kiosk.store import Store, open_store
from kiosk.store.installing import folder_of
from kiosk.store.packs import HeldPack


def test_the_houses_packs_come_first_then_the_familys(tmp_path: Path) -> None:
    """Story packs only, at the very places where the shelf finds them."""
    assert forerunner.packs_of(Store.memory()) == (SHIPPED,)
    with open_store(tmp_path) as store:
        store.family.hold_pack(HeldPack("shore", mark="1" * 32))
        store.family.hold_pack(HeldPack("almanac", mark="2" * 32, kind="rituals"))
        store.family.hold_pack(HeldPack("night-town", shown=False))
        assert store.home is not None
        own = folder_of(store.home, HeldPack("shore", mark="1" * 32))
        assert own is not None
        own.mkdir(parents=True)
        assert forerunner.packs_of(store) == (SHIPPED, own)
        assert shelf.folders(store) == (own,)


def test_it_is_sent_before_the_window_is_loaded(tmp_path: Path) -> None:
    """The helper runs, and neither Kivy nor the stories are in this process yet."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom kiosk.app import forerunner, touch\n"
        "from kiosk.store import open_store\n"
        "ahead = forerunner.send_ahead(open_store(Path(sys.argv[1])))\n"
        "print(ahead.poll(), 'kivy' in sys.modules, 'jinja2' in sys.modules)\n"
        "ahead.kill(); ahead.wait(); ahead.stdin.close(); ahead.stdout.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert done.stdout.split() == ["None", "False", "False"]
