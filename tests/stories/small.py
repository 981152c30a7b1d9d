"""Small packs for tests, made from text without touching a disk."""

from __future__ import annotations

from stories.cast import Child, parse_child
from stories.lengths import pace_of
from stories.library import Library
from stories.memory import Memory
from stories.pack import Container, Manifest, Pack, parse_pack
from stories.problems import Problem
from stories.teller import Story, tell

MANIFEST = Manifest("stories", "small", "Small", "1", "en", "CC BY-SA 4.0", ("A. Teller",), (0, 12))
PACE = pace_of(6)

FRONT = """+++
id = "{id}"
title = "{{{{ hero }}}} and the {id}"
ages = [2, 8]
shape = "{shape}"
minutes = [1, 3]
{more}
+++
"""


def front(id: str = "lamp", shape: str = "errand", more: str = "") -> str:
    """Return the front matter of a small tale."""
    return FRONT.format(id=id, shape=shape, more=more)


OWL = """
[cast.owl]
kind = "owl"
names = ["Tuppence", "Bracken", "Mrs. Thistledown"]
pronouns = "she"
friend = true
[draw]
perch = ["a/the garden gate", "an/the old boot", "a/the rain barrel"]
[turns.blink]
say = ["First {{ owl }} blinked.", "Then {{ owl }} blinked.", "Again {{ owl }} blinked."]
end = "At last {{ owl.own }} eye shut."
"""
OWL_TALE = (
    front("owl", "search", OWL)
    + """
## Knock {energy=4}

### Newly met {new=owl picture="roof"}

{{ hero }} found {{ owl }} on {{ perch }}. "Good evening," said the owl.

### Met again {known=owl}

{{ hero }} {{ hero.was }} glad, for {{ owl }} was back on {{ perch.the }}.

## Asking {energy=3 take=2..4}

### Cat {adds="the cat"}

{{ lead }} asked the cat, and {{ lead.they_were }} told. {{ turn.blink }}

~ home: The cat slept.

### Kettle {adds="the kettle"}

{{ lead }} asked the kettle. {{ turn.blink }}

~ home: The kettle slept.

### Coat {adds="the coat"}

{{ lead }} asked the coat on its hook. {{ turn.blink }}

~ home: The coat slept.

### Stair {adds="the stair"}

{{ lead }} asked the stair, the fifth one. {{ turn.blink }}

~ home: The stair slept.

## Home {energy=1 leaves="the owl is asleep"}

They had met {{ added | list }}. {{ back.home }}

*Hush.* {% if hero.many %}{{ lead }} held {{ other.own }} hand.{% endif %}
{{ hero.They_were }} asleep.
"""
)


def pack_of(*tales: str, **files: str) -> Pack:
    """Return a pack of these tales; a problem fails the test."""
    pack, problems = read(*tales, **files)
    assert not problems, [str(problem) for problem in problems]
    assert pack is not None
    return pack


def read(*tales: str, **files: str) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Parse a pack of these tales; other files by name, as in ``shared__goodnights_md``."""
    named = {f"tales/tale-{number}.md": text for number, text in enumerate(tales)}
    for name, text in files.items():
        stem, _, ending = name.replace("__", "/").rpartition("_")
        named[f"{stem}.{ending}"] = text
    data = {name: text.encode() for name, text in named.items()}
    return parse_pack(Container("small", MANIFEST, data, ()))


def library_of(*tales: str, **files: str) -> Library:
    """Return a library of one small pack."""
    return Library({"small": pack_of(*tales, **files)})


def children(*specs: str) -> tuple[Child, ...]:
    """Return children by their specs."""
    return tuple(parse_child(spec) for spec in specs or ("Mia:6:she",))


def story(
    *specs: str,
    tale: str = OWL_TALE,
    seed: int = 1,
    minutes: float = 1.0,
    memory: Memory | None = None,
    night: int = 1,
    lead: int = 0,
) -> Story:
    """Tell one small tale."""
    return tell(
        library_of(tale), children(*specs), minutes=minutes, seed=seed, pace=PACE,
        memory=memory, night=night, lead=lead,
    )  # fmt: skip


def codes(*tales: str, **files: str) -> list[str]:
    """Return the codes of the problems in these tales."""
    return [problem.code for problem in read(*tales, **files)[1]]
