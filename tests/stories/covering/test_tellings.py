"""Tellings hold every passage in every voice, every turn, echo line and drawn thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stories.covering import FAMILIES, drawn_sentences, renderings, stages, who
from stories.library import SHIPPED
from stories.pack import load_pack
from tests.stories.small import OWL_TALE, pack_of

FOLDERS = sorted(one.parent for one in SHIPPED.glob("*/pack.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_passage_that_ships_is_told_to_everyone(folder: object) -> None:
    """Each pronoun set, one to three children, season and moon, where its own rules allow it."""
    pack = load_pack(SHIPPED / str(getattr(folder, "name", "")))
    assert pack is not None
    for tale in pack.tales:
        told: dict[str, list[object]] = {}
        seen: dict[str, set[object]] = {}
        for one in renderings(tale, pack):
            here, name = one.stage, one.passage.id
            assert here.eligible(one.passage)
            told.setdefault(name, []).append(one)
            seen.setdefault(name, set()).update({
                len(here.children), here.base["season"], here.base["moon"],
                *(child.pronouns for child in here.children),
                *(child.name for child in here.children),
            })  # fmt: skip
        for passage in (one for beat in tale.beats for one in beat.passages):
            many = any(condition.many for condition in passage.conditions) or passage.elder
            assert seen[passage.id] >= {
                "she", "he", "they", "xe/xem/xyr/xyrs/xemself", 2, 3, *(() if many else (1,)),
                *(() if passage.conditions else ("winter", "spring", "summer", "autumn")),
                *(() if passage.conditions else ("new", "waxing", "full", "waning")),
            }  # fmt: skip
            assert len(told[passage.id]) >= 12 - 4 * many
            assert any(str(name).startswith("U") for name in seen[passage.id])


def test_turns_and_echo_lines_are_told() -> None:
    """In their place one by one, and every line of a turn apart, once for each family."""
    pack = pack_of(OWL_TALE)
    told = list(renderings(pack.tales[0], pack))
    assert len({one.passage.id for one in told}) == 7
    cat = [one for one in told if one.passage.slug == "cat"]
    assert all(("The cat slept." in {text for text, _ in one.sentences}) for one in cat)
    inside = {block[-1][0] for one in cat for block in one.paragraphs}
    assert len({text.split()[0] for text in inside}) == 4
    assert all(sum("eye shut" in text for text, _ in one.apart) == 1 for one in cat)
    kettle = [one for one in told if one.passage.slug == "kettle"]
    assert not any("eye shut" in text for one in kettle for text, _ in one.apart)
    assert any("eye shut" in text for one in kettle for text, _ in one.sentences)


def test_things_met_and_echo_lines_stand_in_later_passages() -> None:
    """A list of one and of several; sources stay their own."""
    pack = pack_of(OWL_TALE)
    home = [one for one in renderings(pack.tales[0], pack) if one.passage.slug == "first"]
    texts = {one.sentences[0][0] for one in home}
    assert {
        "They had met the cat.",
        "They had met the cat, the kettle, the coat and the stair.",
    } < texts
    lines = {pack.sources[source].line for text, source in home[0].sentences if "slept" in text}
    assert len(lines) == sum("slept" in text for text, _ in home[0].sentences)


def test_every_drawn_value_is_told_in_every_sentence_that_uses_it() -> None:
    """Three values, in the sentence of each version and no other."""
    pack = pack_of(OWL_TALE)
    rows = list(drawn_sentences(pack.tales[0], pack))
    newly = {row.text.partition(" on ")[2] for row in rows if row.passage.slug == "newly-met"}
    assert newly == {"a garden gate.", "an old boot.", "a rain barrel."}
    assert {row.value for row in rows} == {"a garden gate", "an old boot", "a rain barrel"}
    assert {row.passage.slug for row in rows} == {"newly-met", "met-again"}
    told = {text for one in renderings(pack.tales[0], pack) for text, _ in one.sentences}
    for perch in ("garden gate", "old boot", "rain barrel"):
        assert any(f"back on the {perch}." in text for text in told)


def test_the_stages_are_every_family_with_friends_new_and_known() -> None:
    """Two stages a family; a stage says in words for whom it is set."""
    pack = pack_of(OWL_TALE)
    found = list(stages(pack.tales[0], pack))
    assert len(found) == 2 * len(FAMILIES)
    assert {bool(here.known) for here in found} == {True, False}
    assert who(found[0]) == "Una (she, 2); winter, new moon, friends new"


def test_values_may_be_dressed() -> None:
    """What is told comes from the dressed stage; the stage itself stays plain."""
    pack = pack_of(OWL_TALE)
    told = next(iter(renderings(
        pack.tales[0], pack, lambda here: replace(here, base={**here.base, "hero": "SOMEBODY"})
    )))  # fmt: skip
    assert told.sentences[0][0].startswith("SOMEBODY")
    assert told.stage.base["hero"] == "Una"
