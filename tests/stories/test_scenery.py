"""Scenery: what is seen of a tale while it is told."""

from __future__ import annotations

from stories.casting import stage
from stories.memory import Memory
from stories.offers import brave, offers
from stories.scenery import cover_of, kind_met, kind_of, setting_of, word_of
from stories.script import Cue
from stories.telling import Choice, perform
from tests.stories.small import OWL_TALE, PACE, children, front, library_of, pack_of, read, story

PLACES = '[mill-pond]\nforms = "a/the mill pond"\npicture = "pond"\n\n[old-lane]\n'
PLACES += 'forms = "a/the old lane"\n\n[quay]\nforms = "a/the quay"\npicture = "harbour"\n'
OWL = '[cast.owl]\nkind = "Barn Owl"\nnames = ["Tuppence", "Bracken"]\npronouns = "she"\n'


def seen(body: str, *specs: str, more: str = "", season: str = "winter") -> list[tuple[str, str]]:
    """What is seen of a tale of which everything is told: settings with their figures."""
    pack = pack_of(front(more=more) + body, places_toml=PLACES)
    tale = pack.tales[0]
    here = stage(
        tale, children(*specs), pack.places, Memory(), seed=1, season=season, moon="full"
    )  # fmt: skip
    assert here is not None
    script = perform(here, [Choice(beat, beat.passages) for beat in tale.beats], pack.sources)
    cues = [item for item in script.items if isinstance(item, Cue)]
    assert [one.kind for one in cues] == ["picture", "figures"] * (len(cues) // 2)
    return [
        (one.value, two.value) for one, two in zip(cues[::2], cues[1::2], strict=True)
    ]  # fmt: skip


def test_a_pair_of_cues_stands_before_every_beat() -> None:
    """Where nothing new is named the setting stays; the first falls back on the tale's."""
    body = (
        "\n## A {energy=3}\n\nOnce.\n\n## B {energy=2 picture=roof}\n\nOn the roof.\n\n"
        "## C {energy=2}\n\nBy {{ quay.the }}, past {{ mill_pond.the }}.\n\n"
        "## D {energy=1}\n\nIn {{ old_lane.the }}.\n"
    )
    settings = [setting for setting, _ in seen(body)]
    assert settings == ["roof", "roof", "harbour", "harbour"]
    settings = [setting for setting, _ in seen(body, more='picture = "hill"')]
    assert settings == ["hill", "roof", "harbour", "harbour"]


def test_a_tale_without_any_picture_shows_nothing() -> None:
    """Figures without a setting would hang in the air."""
    assert seen("\n## A {energy=1}\n\n{{ hero }} slept.\n") == []


def test_within_a_beat_only_another_picture_begins_a_part() -> None:
    """What the versions of one picture name stands in it together."""
    body = (
        "\n## A {energy=1 take=3 order=as-written}\n\n"
        '### One {picture=roof adds="the cat"}\n\nA cat.\n\n'
        "### Two {picture=roof}\n\n{{ owl }}.\n\n### Three {picture=hill}\n\n{{ lead }}.\n"
    )
    assert seen(body, more=OWL) == [("roof", "barn-owl cat"), ("hill", "child")]


def test_figures_come_most_important_first() -> None:
    """Cast, what was met, the tale's own things, then each child, three at most."""
    body = '\n## A {energy=1 picture=roof}\n\n### One {adds="the goat\'s red scarf"}\n\n'
    body += "{{ hero }} met {{ owl }} by the bell-\nrope. *Loaf* after loaf.\n"
    more = 'shows = ["loaf", "bell-rope", "kite"]\n' + OWL
    kids = [f"Child{name}:6:she" for name in "ABCDE"]
    for many in (1, 2, 3, 5):
        ((_, figures),) = seen(body, *kids[:many], more=more)
        assert figures == "barn-owl red-scarf loaf bell-rope" + " child" * min(many, 3)


def test_nobody_is_seen_who_was_not_told() -> None:
    """A name in a condition that does not hold tonight, an echo for later, a count of children."""
    body = (
        "\n## A {energy=2 take=1 picture=roof}\n\n### One\n\n"
        "Snow.{% if season == 'summer' %} {{ owl }} flew.{% endif %}\n"
        "{% if hero.many %}Hands{% else %}A hand{% endif %}.\n\n~ home: {{ owl }} slept.\n\n"
        "### Two\n\nRain.\n\n~ home: It rained.\n\n## B {energy=1}\n\n{{ back.home }}\n"
    )
    assert [figures for _, figures in seen(body, more=OWL)] == ["", ""]
    assert seen(body, more=OWL, season="summer")[0][1] == "barn-owl"
    body = "\n## A {energy=1 picture=roof}\n\n{% if hero.many %}{{ lead }}, {{ other }}.{% endif %}"
    body += " {% if season == 'summer' %}{{ owl.own }} wing.{% endif %} Snow.\n"
    assert seen(body, more=OWL) == [("roof", "")]
    assert seen(body, "Mia:6:she", "Theo:4:he", more=OWL) == [("roof", "child child")]
    assert seen(body, more=OWL, season="summer") == [("roof", "barn-owl")]
    known = "\n## A {energy=1 picture=roof}\n\n{% if season == 'winter' %}Snow.{% endif %}"
    assert seen(f"{known} {{{{ owl.They }}}} and {{{{ hero.they }}}}.\n", more=OWL) == [
        ("roof", "barn-owl child")
    ]


def test_whoever_a_refrain_names_is_seen() -> None:
    """The line that is told tonight counts, not one that might have been."""
    more = f'{OWL}[turns.blink]\nsay = ["{{{{ owl }}}} blinked.", "One eye shut."]\n'
    body = "\n## A {energy=2 picture=roof}\n\n{{ turn.blink }}\n\n## B {energy=1}\n\n"
    assert [figures for _, figures in seen(body + "{{ turn.blink }}\n", more=more)] == [
        "barn-owl", "",
    ]  # fmt: skip


def test_a_thing_is_seen_once() -> None:
    """Whether the cast, a version or the tale itself names it."""
    more = 'shows = ["owl", "cat"]\n' + OWL.replace("Barn Owl", "owl")
    body = (
        '\n## A {energy=1 picture=roof take=2}\n\n### One {adds="the owl"}\n\n{{ owl }}, owl.\n\n'
    )
    body += '### Two {adds="a cat"}\n\nThe cat.\n'
    assert [figures for _, figures in seen(body, more=more)] == ["owl cat"]


def test_a_written_pause_survives_the_cues() -> None:
    """What is shown takes no time from what is heard."""
    tail = "\n## B {energy=1}\n\n{{ pause }} Then.\n"
    plain = story(tale=front() + "\n## A {energy=2}\n\nOnce. {{ pause }}\n" + tail)
    shown = story(tale=front() + "\n## A {energy=2 picture=roof}\n\nOnce. {{ pause }}\n" + tail)
    assert shown.seconds_planned == plain.seconds_planned


def test_kinds_are_plain_names() -> None:
    """What is met is a figure only where it is a thing."""
    assert kind_of("Glow-Worm") == "glow-worm"
    met = {
        "the cat": "cat", "a hare": "hare", "some sheep": "sheep", "the goat's rope": "rope",
        "a string of flags": "string", "The bus driver": "bus-driver", "the": "",
        "somebody under the line": "", "is never late": "", "quite sure": "", "": "",
    }  # fmt: skip
    assert {adds: kind_met(adds) for adds in met} == met


def test_a_word_is_found_whole() -> None:
    """With or without hyphen, one or several, never inside another."""
    rope, loaf = word_of("bell-rope"), word_of("loaf")
    assert all(rope.search(one) for one in ("A bell rope.", "Bell-ropes,", "bell\nrope"))
    assert not any(rope.search(one) for one in ("bell", "doorbell rope", "bell roped"))
    assert loaf.search("the loaf's crust")
    assert not loaf.search("a loafer")


def test_the_cover() -> None:
    """Friends first, then the foremost thing; the setting is the tale's own, else the first."""
    more = 'shows = ["loaf", "kite"]\n' + OWL
    more += '[cast.cat]\nkind = "cat"\nnames = ["Tip", "Top"]\npronouns = "it"\nfriend = true\n'
    body = "\n## A {energy=1}\n\n{{ owl }}, {{ cat }} by {{ quay.the }}, a loaf, a kite.\n"
    tale = pack_of(front(more=more) + body, places_toml=PLACES).tales[0]
    assert cover_of(tale, 2) == ("harbour", ("cat", "barn-owl", "loaf", "child", "child"))
    nobody = front().replace("{{ hero }} and the lamp", "The Lamp") + "\n## A {energy=1}\n\nRain.\n"
    assert cover_of(pack_of(nobody).tales[0], 2) == ("", ())
    own = pack_of(front(more='picture = "hill"') + "\n## A {energy=1 picture=roof}\n\nOn.\n")
    assert setting_of(own.tales[0]) == "hill"


def test_offers_and_stories_have_the_cover() -> None:
    """Those of an evening, and those that a grown-up picks."""
    told = story("Mia:6:she", "Theo:4:he")
    (offer,) = offers(library_of(OWL_TALE), children(), minutes=2, seed=1, pace=PACE)
    assert (offer.picture, offer.figures) == ("roof", ("owl", "child"))
    assert (told.picture, told.figures) == ("roof", ("owl", "child", "child"))
    worried = front(more='worries = ["dark"]\nmeets = ["dark"]\nshows = ["lamp"]')
    library = library_of(worried + "\n## A {energy=1 picture=hill}\n\nA lamp.\n")
    (picked,) = brave(library, children(), seed=1)
    assert (picked.picture, picked.figures) == ("hill", ("lamp", "child"))


def test_slips_in_the_two_settings() -> None:
    """A name that is no plain name, a thing too many, a key below a table."""

    def slips(more: str) -> list[tuple[str, int]]:
        _, problems = read(front(more=more) + "\n## A {energy=1}\n\n{{ hero }} slept.\n")
        return [(one.code, one.line) for one in problems]

    assert slips('picture = "hill"\nshows = ["bell-rope", "loaf", "kite", "tin"]') == []
    assert slips('picture = "A Hill"') == [("T004", 7)]
    assert slips("picture = 3") == [("T004", 7)]
    assert slips('shows = ["Bell rope"]') == [("T007", 7)]
    assert slips(f'shows = ["{"x" * 31}"]') == [("T007", 7)]
    assert slips('shows = "loaf"') == [("T004", 7)]
    assert slips('shows = ["a", "b", "c", "d", "e"]') == [("T043", 7)]
    assert slips('shows = ["a", "a", "b", "c", "d"]') == []
    assert slips('[draw]\np = ["mud"]\nshows = ["loaf"]') == [("T005", 9)]
