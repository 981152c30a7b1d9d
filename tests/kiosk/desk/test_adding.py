"""What a grown-up is told of a pack, and what may not come in."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.desk import adding, building, shelf
from kiosk.desk.adding import is_older
from kiosk.signing import SecretKey, layout, new_key, sign, sums
from kiosk.store import Store, open_store
from kiosk.worker import WorkerProblem
from kiosk.worker.inspecting import Inspected
from tests.kiosk.desk.shared_packs import add, built, glance, key, look, owls, rewrite

YAWN = "The Owl Who Could Not Yawn"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty home."""
    with open_store(tmp_path / "home") as opened:
        yield opened


def test_an_unsigned_pack(store: Store, tmp_path: Path) -> None:
    """It may come in, with a plain warning."""
    found = adding.look(store, built(owls(tmp_path / "owls")))
    assert (found.refusal, found.same, found.news.line) == ("", False, "new here")
    assert found.signer.line.startswith("not signed: ")
    assert [one.title for one in found.seen.told] == [YAWN]
    assert min(found.files) == "cast.toml"
    assert "files" not in repr(found)


def test_a_new_key_and_a_known_one(store: Store, tmp_path: Path) -> None:
    """Met once, it is known, by the same words."""
    secret = key(tmp_path)
    file = built(owls(tmp_path / "owls"), secret)
    words = SecretKey.read(secret.read_text()).public.words
    first = look(store, file)
    assert (first.signer.state, first.signer.words) == ("new", words)
    assert words in first.signer.line
    shelf.add(store, first)
    newer = look(store, built(owls(tmp_path / "newer", "2"), secret))
    assert (newer.signer.state, newer.signer.words, newer.refusal) == ("known", words, "")


def test_what_is_new_since_the_last_version(store: Store, tmp_path: Path) -> None:
    """Tales that came, changed and went, by their titles."""
    add(store, owls(tmp_path / "owls"))
    newer = owls(tmp_path / "newer", "1.1", Tuppence="Clementine")
    assert look(store, newer).news.line == f"since version 1: changed: {YAWN}"
    tale = newer / "tales" / "owl-who-could-not-yawn.md"
    shutil.move(tale, newer / "tales" / "badger.md")
    rewrite(newer / "tales" / "badger.md", "owl-who-could-not-yawn", "badger")
    rewrite(newer / "tales" / "badger.md", YAWN, "The Badger")
    news = look(store, newer).news
    assert (news.added, news.changed, news.removed) == (("The Badger",), (), (YAWN,))
    assert look(store, owls(tmp_path / "same")).same


def test_what_was_lost_or_changed_in_the_home_comes_in_again(store: Store, tmp_path: Path) -> None:
    """The list says 'add it again': then it is no longer 'here already'."""
    folder = owls(tmp_path / "owls")
    add(store, folder)
    assert look(store, folder).same
    tale = next((tmp_path / "home/packs/owl-house/tales").iterdir())
    before = tale.read_bytes()
    tale.write_bytes(before + b"\n")
    assert not look(store, folder).same
    shutil.rmtree(tmp_path / "home/packs/owl-house")
    assert not look(store, folder).same
    add(store, folder)
    assert tale.read_bytes() == before


def test_a_signature_that_does_not_fit(store: Store, tmp_path: Path) -> None:
    """A changed file, somebody else's signature, an unreadable one: never simply unsigned."""
    secret = key(tmp_path)
    file = built(owls(tmp_path / "owls"), secret)
    beside = file.with_name(file.name + adding.SIGNED)
    right = beside.read_bytes()
    other = sign(new_key(), b"something else", "x").encode()
    for wrong in (other, b"", b"\xff" * 9000, right[:-9]):
        beside.write_bytes(wrong)
        proposal = look(store, file)
        assert proposal.refusal.startswith("pack owl-house: signature: ")
        assert proposal.signer.line == "signed, but its signature can't be trusted"
    beside.write_bytes(right)
    assert look(store, file).refusal == ""
    other_words = built(owls(tmp_path / "more", "1", Tuppence="Clementine"))
    shutil.copy(other_words, file)
    assert "doesn't fit" in look(store, file).refusal


def test_minisign_signatures_with_the_key_beside(store: Store, tmp_path: Path) -> None:
    """They don't carry the key, so it is handed on in a file of its own, or isn't known."""
    secret = new_key()
    file = built(owls(tmp_path / "owls"))
    bare = sign(secret, file.read_bytes(), "x")
    lines = bare.splitlines()
    raw = layout.read_signature(bare.encode()).signature
    lines[2] = "trusted comment: timestamp:1"
    whole = sums.signature_of(secret.seed, raw + b"timestamp:1")
    lines[3] = layout._coded(whole)
    file.with_name(file.name + adding.SIGNED).write_text("\n".join(lines) + "\n")
    assert "isn't known here" in look(store, file).refusal
    file.with_name(file.name + adding.PUBLIC).write_text(secret.public.text)
    assert look(store, file).signer.words == secret.public.words


def test_an_older_version_of_the_same_key(store: Store, tmp_path: Path) -> None:
    """Not even after the newer one was removed."""
    secret = key(tmp_path)
    add(store, built(owls(tmp_path / "newer", "1.10"), secret))
    older = built(owls(tmp_path / "older", "1.9"), secret)
    assert "1.9 is older" in look(store, older).refusal
    shelf.remove(store, "owl-house")
    assert "1.9 is older" in look(store, older).refusal
    changed = owls(tmp_path / "changed", "1.10", Tuppence="Clementine")
    assert "had other words" in look(store, built(changed, secret)).refusal
    assert look(store, tmp_path / "newer.hearth").refusal == ""


def test_an_id_that_is_taken(store: Store, tmp_path: Path) -> None:
    """By another key, by a signed one, by the house; signing what was unsigned is fine."""
    folder = owls(tmp_path / "owls")
    add(store, folder)
    mine = built(folder, key(tmp_path))
    assert look(store, mine).refusal == ""
    add(store, mine)
    other = built(owls(tmp_path / "theirs", "9"), key(tmp_path, "other"))
    assert "somebody else signed" in look(store, other).refusal
    assert "is signed and this isn't" in look(store, owls(tmp_path / "bare", "9")).refusal
    for taken in ("night-town", "marcus"):
        house = owls(tmp_path / taken)
        rewrite(house / "pack.toml", 'id = "owl-house"', f'id = "{taken}"')
        assert "a pack of the house" in look(store, house).refusal


def test_what_is_broken_stays_out(store: Store, tmp_path: Path) -> None:
    """With the first fault and where it is; an empty pack, no pack, a hanging one, too."""
    folder = owls(tmp_path / "owls")
    rewrite(folder / "tales" / "owl-who-could-not-yawn.md", "{{ owl }}", "{{ owlet }}")
    found = look(store, folder)
    assert "tales/owl-who-could-not-yawn.md:" in found.refusal
    assert not found.files
    empty = owls(tmp_path / "empty")
    (empty / "tales" / "owl-who-could-not-yawn.md").unlink()
    assert look(store, empty).refusal
    assert "P001" in look(store, tmp_path / "nothing").refusal
    assert look(store, tmp_path / "a\x1b[2Jb").refusal.isprintable()

    def hangs(_: Path) -> Inspected:
        raise WorkerProblem("the teller: took too long: try another")

    assert "took too long" in adding.look(store, folder, inspecting=hangs).refusal


def test_what_changes_while_it_is_looked_at(store: Store, tmp_path: Path) -> None:
    """Only the very bytes that were found sound come in."""
    folder = owls(tmp_path / "owls")

    def swapped(path: Path) -> Inspected:
        return dataclasses.replace(glance(path), mark="0" * 32)

    assert "it changed meanwhile" in adding.look(store, folder, inspecting=swapped).refusal


def test_the_pin(store: Store) -> None:
    """None: anybody; else the right one, and wrong ones are counted."""
    assert not adding.needs_pin(store)
    assert adding.right_pin(store, "", 0.0) == ""
    store.family.pin.set("481953", cost=2**8)
    assert adding.needs_pin(store)
    assert adding.right_pin(store, "481953", 0.0) == ""
    for _ in range(5):
        assert adding.right_pin(store, "111111", 0.0)
    assert adding.right_pin(store, "481953", 0.0).startswith("wait 30 seconds")
    assert adding.pin_wait(store, 0.0) == 30
    assert adding.right_pin(store, "481953", 31.0) == ""


def test_versions_are_numbers() -> None:
    """Not words, and every rise is a rise."""
    rising = ["draft", "0", "0.9", "1-draft", "1", "1.0.1", "1.9", "1.10-a", "1.10", "2", "10"]
    for index, version in enumerate(rising):
        assert not is_older(version, version)
        assert all(is_older(version, later) for later in rising[index + 1 :])
        assert not any(is_older(later, version) for later in rising[index + 1 :])
    assert not is_older("1.0.0", "1")
    assert not is_older("1", "1.0.0")


def test_the_house_knows_its_own() -> None:
    """Both kinds."""
    assert {"night-town", "slow-hill", "lamplit-village", "marcus"} <= adding.house_ids()
    assert building.HEARTH == ".hearth"
