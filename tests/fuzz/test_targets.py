"""What the fuzzers look for holds for whatever hypothesis throws together, and for every find."""

from __future__ import annotations

import sys
from functools import cache
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stories.library import SHIPPED
from stories.pack import Container, files_of, parse_pack
from stories.settings import Findings
from tests.fuzz.__main__ import CANT_RUN, FINDS, main
from tests.fuzz.seeds import mutated, seeds
from tests.fuzz.targets import LANGUAGE, SETTINGS, TARGETS, Broken, checker, front, pack
from tests.stories.hostile.collection import MANIFEST_TEXT, patience
from tests.stories.hostile.growing import PLACES
from tests.stories.hostile.making import Member, Zip
from tests.stories.small import MANIFEST, OWL_TALE

QUICK = settings(
    max_examples=60, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
LONG = settings(QUICK, max_examples=3_000, derandomize=False)
MUTATIONS = 2_000
PROSE = st.one_of(
    st.lists(st.sampled_from(LANGUAGE), max_size=60).map("".join), st.text(max_size=200)
).map(lambda text: text.encode("utf-8", "surrogatepass"))
FRONT = st.one_of(
    st.lists(st.sampled_from(SETTINGS), max_size=60).map("".join), st.text(max_size=200)
).map(lambda text: text.encode("utf-8", "surrogatepass"))
ZIPS = st.builds(
    lambda members, before, between, behind, count: Zip(
        tuple(members), before=before, between=between, behind=behind, count=count
    ).made(),
    st.lists(
        st.builds(
            Member,
            st.one_of(st.sampled_from(["pack.toml", "tales/a.md", "a.png"]), st.binary(max_size=9)),
            st.binary(max_size=60),
            st.sampled_from([0, 0, 8]),
            st.sampled_from([0, 0, 1, 8, 0x800]),
            attributes=st.sampled_from([0, 0o100644 << 16, 0o120777 << 16]),
            size=st.one_of(st.none(), st.integers(0, 0xFFFFFFFF)),
            at=st.one_of(st.none(), st.integers(0, 0xFFFFFFFF)),
        ),
        max_size=4,
    ),
    st.sampled_from([b"", b"", b"#!"]), st.sampled_from([b"", b"", b"x"]),
    st.sampled_from([b"", b"", b"PK\x05\x06"]), st.one_of(st.none(), st.integers(0, 0xFFFF)),
)  # fmt: skip


@given(PROSE)
@example(b"{% autoescape true %}{{ hero }}{% endautoescape %}")
@QUICK
def test_any_prose_is_told_or_refused(data: bytes) -> None:
    """Whatever stands under a heading."""
    with patience():
        checker(data)


@given(FRONT)
@example(b"cast = 1\ndraw = [1]\nturns = 'x'")
@QUICK
def test_any_settings_are_read_or_refused(data: bytes) -> None:
    """Whatever stands between the +++ lines, or in a settings file."""
    with patience():
        front(data)


@given(st.one_of(ZIPS, st.binary(max_size=300)))
@QUICK
def test_any_archive_is_read_or_refused(data: bytes) -> None:
    """Whatever is called a .hearth file."""
    with patience():
        pack(data)


@pytest.mark.torture
@pytest.mark.parametrize(("name", "inputs"), [("checker", PROSE), ("front", FRONT), ("pack", ZIPS)])
def test_three_thousand_more(name: str, inputs: st.SearchStrategy[bytes]) -> None:
    """The same, for longer, and anew each time."""

    @given(inputs)
    @LONG
    def search(data: bytes) -> None:
        with patience():
            TARGETS[name](data)

    search()


@cache
def good_files() -> dict[str, bytes]:
    """Return the files of a small pack that has some of everything."""
    return {
        "pack.toml": MANIFEST_TEXT.encode(),
        "cast.toml": b'[marcus]\nname = "Marcus"\nsecond = "Bo"\nkind = "man"\npronouns = "he"\n',
        "places.toml": PLACES.encode(),
        "shared/nights.md": b"### Still\n\nIt was still at {{ mill_pond.the }}.\n",
        "tales/owl.md": OWL_TALE.encode() + b'\n## Goodnight {shared="nights" energy=1}\n',
        "pictures/roof.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
        "LICENSE": b"CC BY-SA 4.0\n",
    }


def changed_pack(seed: int, good: dict[str, bytes]) -> bytes:
    """Return a good pack with a few things wrong: in one of its texts, or in the zip itself."""
    chance = Random(seed)
    name = chance.choice(sorted(good))
    files = dict(good)
    if chance.random() < 0.25:
        files[name] = mutated(files[name], chance)
    made = Zip(tuple(Member(key, data, 8) for key, data in sorted(files.items()))).made()
    return made if files != good else mutated(made, chance)


def test_the_pack_to_be_changed_is_good() -> None:
    """Before anything is changed there is nothing to complain of."""
    read, problems = parse_pack(Container("small", MANIFEST, good_files(), ()))
    assert not problems
    assert read is not None
    assert read.tales


def test_changed_packs_are_read_or_refused() -> None:
    """Two thousand good packs, each with a few things wrong: no exception, nothing slow."""
    for seed in range(MUTATIONS):
        with patience():
            pack(changed_pack(seed, good_files()))


@pytest.mark.torture
def test_many_more_changed_packs() -> None:
    """The same, ten times as many, and two thousand times a shipped pack."""
    shipped = files_of(SHIPPED / "slow-hill", Findings("pack.toml"))
    for seed in range(MUTATIONS, 11 * MUTATIONS):
        with patience():
            pack(changed_pack(seed, good_files() if seed % 10 else shipped))


def test_what_was_found_stays_mended() -> None:
    """Every input that once broke a reader is read or refused now."""
    finds = [file for file in sorted(FINDS.iterdir()) if file.name[0] != "."]
    for file in finds:
        with patience():
            TARGETS[file.name.split("-")[0]](file.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_the_first_inputs_are_fine(name: str) -> None:
    """What atheris begins with breaks nothing."""
    for data in list(seeds(name))[:60]:
        with patience():
            TARGETS[name](data)


def test_a_broken_promise_is_found() -> None:
    """The targets are no idle wish: a problem of two lines is a find."""
    from stories.problems import Problem
    from tests.fuzz.targets import _hold

    with pytest.raises(Broken):
        _hold([Problem("a.md", 1, "T001", "one\ntwo", "mend it.")])


def test_without_atheris_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, and the exit of what can't run here."""
    monkeypatch.setitem(sys.modules, "atheris", None)
    assert main(["pack"]) == CANT_RUN
    assert capsys.readouterr().err.count("\n") == 1
