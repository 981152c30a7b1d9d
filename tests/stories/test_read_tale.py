"""A tale file becomes a checked tale, with every problem found in one pass."""

from __future__ import annotations

import pytest

from tests.stories.small import OWL, OWL_TALE, codes, front, pack_of, read

BODY = "\n## Knock {energy=1}\n\nOnce.\n"


def test_a_whole_tale_is_read() -> None:
    """Roles, draws, turns, beats and passages with their lasting ids."""
    tale = pack_of(OWL_TALE).tales[0]
    assert tale.key == "small/owl"
    assert [beat.slug for beat in tale.beats] == ["knock", "asking", "home"]
    assert tale.beats[0].passages[0].id == "small/owl#knock/newly-met"
    assert tale.beats[2].passages[0].id == "small/owl#home/first"
    assert tale.beats[1].take == (2, 4)
    assert tale.draws["perch"][1].plain == "an old boot"
    assert tale.draws["perch"][1].the == "the old boot"
    assert tale.beats[2].passages[0].leaves == ("the owl is asleep",)


def test_windows_files_are_the_same_tale() -> None:
    """Byte-order mark, CRLF, tabs and curly quotes change nothing."""
    curly = OWL_TALE.replace('"Good evening,"', "“Good evening,”")
    windows = "\ufeff" + curly.replace("\n", "\r\n").replace("## Home", "##\tHome")
    assert [beat.slug for beat in pack_of(windows).tales[0].beats] == ["knock", "asking", "home"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Loose.\n## A {energy=1}\n\nx.\n", "T030"),
        ("", "T031"),
        ("### A\n\nx.\n" + BODY, "T032"),
        ("## A {enrgy=1}\n\nx.\n", "T033"),
        ("## A {adds=cat}\n\nx.\n", "T034"),
        ("## A\n\nx.\n\n### B {optional}\n\nx.\n", "T034"),
        ("## A {energy=9}\n\nx.\n", "T035"),
        ("## A {take=4..2}\n\nx.\n", "T035"),
        ("## A {order=random}\n\nx.\n", "T035"),
        ("## A {optional=yes}\n\nx.\n", "T035"),
        ("## A\n\n### B {new=owl}\n\nx.\n", "T037"),
        ("## A\n\n### B\n\nx.\n\n### B\n\ny.\n", "T036"),
        ("## A\n\nx.\n\n## A\n\ny.\n", "T036"),
        ("## A\n\n### B\n", "T038"),
        ("## A\n", "T039"),
        ("## A {take=2}\n\nx.\n", "T041"),
        ("## A\n\n### B\n\nx.\n~ h: X.\n\n### C\n\ny.\n", "T040"),
        ("## A {shared=no}\n\nx.\n", "T042"),
        ("## A\n\n*Tip.\n", "T025"),
        ("## A\n\n{{ cat }}\n", "S003"),
        ('## A {if="cat"}\n\nx.\n', "S009"),
        ("## A\n\nOne {{ hero.thier }}.\n", "S004"),
        ("## A\n\n### B {at=last}\n\nx.\n", "T034"),
        ("## A (energy=1)\n\nx.\n", "T022"),
        ("## A [take: 2]\n\nx.\n", "T022"),
    ],
)
def test_each_slip_has_its_code(body: str, code: str) -> None:
    """Beats, passages and attributes are checked."""
    assert code in codes(front() + body)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('id = "lamp"', 'id = "Lamp!"'), "T007"),
        (('id = "lamp"', ""), "T003"),
        (('shape = "errand"', 'shape = "erand"'), "T006"),
        (("[2, 8]", "[8, 2]"), "T004"),
        (("ages", "agess"), "T005"),
        (("title = ", "title = 3 #"), "T004"),
        (("minutes", 'worries = ["drak"]\nminutes'), "T006"),
        (("+++\nid", "id"), "T002"),
        (("minutes", 'again = "never"\nminutes'), "T006"),
        (("minutes = [1, 3]", 'minutes = [1, 3]\n[cast.hero]\nkind="x"'), "T008"),
        (("minutes = [1, 3]", 'minutes = [1, 3]\n[cast.owl]\nkind="x"\nnames=["A","B"]'), "T003"),
        (("minutes = [1, 3]", 'minutes = [1, 3]\n[cast.owl]\nresident="marcus"'), "T006"),
        (("minutes = [1, 3]", 'minutes = [1, 3]\n[draw]\np = ["x/y gate"]'), "T009"),
        (("minutes = [1, 3]", 'minutes = [1, 3]\n[draw]\np = ["a/the gate", "mud"]'), "T009"),
        (("minutes = [1, 3]", 'minutes = [1, 3]\n[turns.a-b]\nsay=["x"]'), "T007"),
        (("{{ hero }} and", "{{ lead }} and"), "S006"),
        (("minutes = [1, 3]", 'minutes = [1, 3]\n[draw]\nworries = ["dark"]'), "T005"),
        (("+++", "---"), "T002"),
    ],
)
def test_the_settings_are_checked(change: tuple[str, str], code: str) -> None:
    """Front matter problems have their codes."""
    assert code in codes((front() + BODY).replace(*change, 1))


def test_settings_never_opened_are_no_headings() -> None:
    """One slip is one problem, though a note in the settings begins like a heading."""
    text = front(more="# A note.") + BODY
    assert codes(text.removeprefix("+++\n")) == ["T002"]


def test_all_problems_come_at_once_with_their_lines() -> None:
    """One pass finds everything, in file order."""
    text = front("lamp", "errnd") + "\n## A {enrgy=1}\n\nOne.\n\nTwo {{ herro }}.\n"
    pack, problems = read(text)
    assert pack is not None
    assert not pack.tales
    assert [(one.line, one.code) for one in problems] == [(5, "T006"), (10, "T033"), (14, "S003")]
    assert all(one.file == "tales/tale-0.md" for one in problems)


def test_shared_passages_join_a_beat() -> None:
    """They keep one id for all tales and take on what the beat says."""
    shared = '### Rain {leaves="it rained"}\n\n{{ hero }} slept.\n\n### Snow\n\nIt was warm.\n'
    text = front() + "\n## Night {energy=1 whisper shared=goodnights}\n\nOnce.\n"
    passages = pack_of(text, shared__goodnights_md=shared).tales[0].beats[0].passages
    assert [one.id for one in passages] == [
        "small/lamp#night/first",
        "small/shared#goodnights/rain",
        "small/shared#goodnights/snow",
    ]
    assert all(one.whisper and one.energy == 1 for one in passages)


def test_residents_and_places() -> None:
    """A resident plays a role; a place is a name with forms."""
    cast = '[marcus]\nname = "Marcus"\nsecond = "Mr. Penhallow"\nkind = "person"\npronouns = "he"\n'
    places = '[bell-tower]\nforms = "a/the bell tower"\n'
    text = front(more='[cast.keeper]\nresident = "marcus"')
    text += "\n## A {energy=1}\n\n{{ keeper }} sat by {{ bell_tower.the }}.\n"
    pack = pack_of(text, cast_toml=cast, places_toml=places)
    assert pack.tales[0].roles[0].names == ("Marcus", "Mr. Penhallow")
    assert pack.tales[0].friend_key(pack.tales[0].roles[0]) == "small#marcus"


def test_nothing_crashes_the_reader() -> None:
    """Cut off anywhere and scrambled, a tale gives problems or a tale, never an error of ours."""
    text = front(more=OWL) + OWL_TALE.split("+++\n", 2)[2]
    for end in range(0, len(text), 23):
        read(text[:end])
        read(text[end:] + text[:end])
