"""Good prose, grown from the whole allowed language by a seeded gardener."""

from __future__ import annotations

from random import Random

from stories.cast import MOST_CHILDREN, NAME_LIMIT, PERSON_FORMS, SAID_LIMIT, Child
from stories.casting import stage
from stories.marks import POP, PUSH
from stories.memory import Memory
from stories.sandbox import Vocabulary
from stories.sandbox.bounds import MOST_ADDED
from stories.sandbox.pieces import Context
from stories.tale import Tale
from tests.stories.small import OWL_TALE, children, pack_of

PLACES = '[mill-pond]\nforms = "a/the mill pond"\n[yard]\nforms = "the yard"\n'
LONG = OWL_TALE.replace("Mrs. Thistledown", "Mrs. Thistledown Of The Far Hill Yonder").replace(
    "The stair slept.", "The stair slept, and {{ hero.own }} coat beside {{ perch.the }}."
)
_WORDS = ("the", "lamp", "round", "by", "hill", "and", "yard", "while", "nobody", "so", "still")
_PEOPLE = ("hero", "lead", "owl")
_THINGS = ("perch", "mill_pond")
_STOPS = (".", ".", "?", " …", ',"')


def world() -> Tale:
    """Return the tale whose words the prose may use."""
    (tale,) = pack_of(LONG, places_toml=PLACES).tales
    return tale


def contexts(tale: Tale) -> list[Context]:
    """Return what a rendering sees for one, for two, and for the largest and longest family."""
    longest = " ".join("ŉ" * (NAME_LIMIT // 2))
    crowd = tuple(
        Child(longest, 3.0, "abcdefghijkl/abcdefghijkl/abcdefghijkl/abcdefghijkl/abcdefghijkl",
              said="-" * SAID_LIMIT)
        for _ in range(MOST_CHILDREN)
    )  # fmt: skip
    found = []
    for family, season, moon in (
        (children("Mia:6:she"), "winter", "new"),
        (children("James:2:he", "Zoë:11:xe/xem/xyr/xyrs/xemself"), "autumn", "waxing"),
        (crowd, "summer", "full"),
    ):
        here = stage(tale, family, PLACE_BOOK, Memory(), seed=1, season=season, moon=moon)
        assert here is not None
        context = here.context(1)
        echoes = [
            f"{PUSH}{echo.render(context)}{POP}"
            for beat in tale.beats for one in beat.passages for echo in one.echoes.values()
        ]  # fmt: skip
        many = len(family) > 1
        context["added"] = tuple(["x" * 120] * MOST_ADDED if many else ["the cat"])
        context["met"] = frozenset({"cat", "kettle"})
        if echoes:
            context["all__home"], context["back__home"] = " ".join(echoes), " ".join(echoes[::-1])
        found.append(context)
    return found


PLACE_BOOK = pack_of(LONG, places_toml=PLACES).places
WORDS: Vocabulary = world().title.vocabulary


class Gardener:
    """Grows one piece of good prose after the other, the same from the same seed."""

    def __init__(self, seed: int) -> None:
        """Start with a seed."""
        self.chance = Random(seed)
        self._room = self._left = 0

    def prose(self) -> str:
        """Return a passage of a few paragraphs."""
        self._room, self._left = 14, 40
        count = self.chance.randint(1, 3)
        return "\n\n".join(self._paragraph(0, many=False) for _ in range(count))

    def _paragraph(self, depth: int, *, many: bool) -> str:
        """Return sentences in a row, some of them under conditions or in loops."""
        parts = []
        for _ in range(self.chance.randint(1, 4)):
            kind = self.chance.random()
            if kind < 0.2 and depth < 5 and self._left > 0:
                parts.append(self._if(depth + 1, many=many))
            elif kind < 0.26 and depth < 3 and self._room > 6:
                parts.append(self._for())
            else:
                parts.append(self._sentence(many=many))
        return " ".join(parts)

    def _sentence(self, *, many: bool) -> str:
        """Return words and shown names with a stop behind them."""
        self._left -= 1
        words = [self.chance.choice(_WORDS) for _ in range(self.chance.randint(1, 9))]
        for _ in range(self.chance.randint(0, 2)):
            words.insert(self.chance.randint(0, len(words)), self._shown(many=many))
        if self.chance.random() < 0.1:
            words[0] = f"*{words[0]}*"
        return " ".join(words) + self.chance.choice(_STOPS)

    def _shown(self, *, many: bool) -> str:
        """Return one tag that is said."""
        self._room -= 1
        room = self._room > 0
        space = self.chance.choice(("", " "))
        return "{{" + space + self._expression(many=many and room, room=room) + space + "}}"

    def _expression(self, *, many: bool, room: bool) -> str:
        """Return what may be said between braces."""
        pick = self.chance.choice
        person = pick((*_PEOPLE, "other")) if many else pick(_PEOPLE if room else ("lead", "owl"))
        small = [
            f"{person}.{pick(sorted(PERSON_FORMS))}", person, f"{person} | sentence",
            pick(_THINGS), f"{pick(_THINGS)}.{pick(('the', 'The'))}", "yard",
            f"{pick(_THINGS)}|sentence", "season", "moon", "pause", "age|number",
            f"{self.chance.randint(0, 999_999)} | number", "turn.blink",
            '"Siobhán" | said("shi-VAWN")', "'Old Mr. Xu'|said('old mister shoo')|sentence",
        ]  # fmt: skip
        large = ["added | list", "added|list|sentence", "back.home", "all.home"]
        return pick(small + large if room else small)

    def _if(self, depth: int, *, many: bool) -> str:
        """Return a condition with its branches."""
        asked = self._condition()
        inner = self._paragraph(depth, many=many or asked == "hero.many")
        text = f"{{% if {asked} %}}{inner}"
        while self.chance.random() < 0.3 and self._left > 0:
            text += f"{{% elif {self._condition()} %}}{self._paragraph(depth, many=many)}"
        if self.chance.random() < 0.5:
            text += f"{{% else %}}{self._paragraph(depth, many=many)}"
        return text + "{% endif %}"

    def _condition(self, most: int = 4) -> str:
        """Return something that may be asked, of ``most`` parts."""
        pick, number = self.chance.choice, self.chance.randint(0, 12)
        atom = pick(
            ["hero.many", f"season {pick(('==', '!='))} 'winter'", "moon in ['new', 'full']",
             f"age {pick(('<', '>', '<=', '>=', '==', '!='))} {number}", f"age in (3, {number})",
             "'cat' in met", "'cat' not in met", "'the owl is asleep' in facts",
             "season not in ('spring', 'summer')"]
        )  # fmt: skip
        shape = self.chance.random()
        if shape < 0.15:
            return f"not {atom}"
        if shape < 0.35 and most > 1:
            return f"{atom} {pick(('and', 'or'))} {self._condition(most - 1)}"
        return f"({atom})" if shape < 0.45 and atom != "hero.many" else atom

    def _for(self) -> str:
        """Return a loop over what was met, or over the children."""
        self._room -= 6
        over = self.chance.choice(("added", "hero"))
        name = self.chance.choice(("one", "who", "thing_2"))
        said = self.chance.choice((name, f"{name} | sentence", "lead.they", "perch"))
        return f"{{% for {name} in {over} %}}{{{{ {said} }}}}, {{% endfor %}}"
