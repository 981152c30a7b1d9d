"""The proof sheet's pictures: a tale's first telling part by part, and a cover for every night."""

from __future__ import annotations

import io
import shutil
from base64 import b64decode
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from kiosk.desk.strips import SIZE, strips
from stories.cast import Child
from stories.pack import open_pack
from stories.proof import Order, Proof, Sky, gather

PACK = Path(__file__).parents[2] / "packs" / "owl-house"
SKIES = (Sky("3 Jan", "winter", "full"), Sky("4 Jan", "winter", "full"))


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """The small pack of the tests, its tale on a hill, with two nights in January."""
    pack = tmp_path_factory.mktemp("packs") / PACK.name
    shutil.copytree(PACK, pack)
    (tale,) = (pack / "tales").glob("*.md")
    words = tale.read_text("utf-8")
    tale.write_text(words.replace("\nages =", '\npicture = "hill"\nages =', 1), "utf-8")
    return gather(open_pack(pack), (), Order((Child("Mia", 5.0, "she"),), 4.0, 1, SKIES))


def test_each_tale_is_seen_once_in_all_its_parts(proof: Proof) -> None:
    """And each night by its cover; what can't be told shows nothing."""
    told: list[str] = []
    found = strips(proof, date(2026, 1, 3), lambda _, what: told.append(what))
    firsts = [next(one.id for one in tale.dozen if one.story) for tale in proof.tales]
    nights = [one.id for one in proof.nights if one.story]
    assert list(found) == [*firsts, *nights]
    assert len(told) == len(found)
    for id in firsts:
        story = next(e.story for tale in proof.tales for e in tale.dozen if e.id == id)
        assert story is not None
        cues = [one for one in story.script.items if getattr(one, "kind", "") == "picture"]
        assert len(found[id]) == len(cues) + bool(story.picture)
    assert all(len(found[id]) <= 1 for id in nights)


def test_a_picture_is_a_small_print_with_its_words(proof: Proof) -> None:
    """Its setting and who is there, and a file that any browser opens."""
    found = strips(proof, date(2026, 1, 3))
    every = [one for pictures in found.values() for one in pictures]
    assert every
    for one in every:
        head, _, data = one.source.partition(",")
        assert head == "data:image/jpeg;base64"
        with Image.open(io.BytesIO(b64decode(data))) as opened:
            assert opened.size == one.size == SIZE
            assert opened.format == "JPEG"
        setting, _, who = one.words.partition(": ")
        assert setting
        assert "/" not in setting
        assert who


def test_a_night_is_seen_under_its_own_moon(proof: Proof) -> None:
    """The same telling in another month is another picture."""
    one, two = (strips(proof, day) for day in (date(2026, 1, 3), date(2026, 1, 18)))
    night = next(one.id for one in proof.nights if one.story)
    tale = next(iter(one))
    assert one[tale] == two[tale]
    assert one[night] != two[night]
