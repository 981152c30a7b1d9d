"""The families of the covering set: every pronoun, every kind of name, one to three children."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stories.cast import Child
from stories.casting import name_words

if TYPE_CHECKING:
    from stories.tale import Tale

_UNA, _JAMES = Child("Una", 5, "she"), Child("James", 5, "he")
_ZOE, _IDRIS = Child("Zoë Marie", 5, "they"), Child("Idris", 5, "xe/xem/xyr/xyrs/xemself")
_MIA, _THEO, _ALEX = Child("Mia", 5, "she"), Child("Theo", 5, "he"), Child("Alex", 5, "they")
FAMILIES: tuple[tuple[Child, ...], ...] = (
    (_UNA,), (_JAMES,), (_ZOE,), (_IDRIS,),
    (_UNA, Child("Tomás", 5, "he")), (_ALEX, _IDRIS),
    (_MIA, _THEO, _ALEX), (_IDRIS, _MIA, _JAMES),
)  # fmt: skip
"""She, he, they, own pronouns, alone and in company; a vowel, an s, an accent, several words."""
SPARE_NAMES = {
    "Una": ("Olive", "Anouk"), "James": ("Silas", "Jules"), "Zoë Marie": ("Chloé Rose", "Noël Jo"),
    "Idris": ("Ellis", "Iris"), "Tomás": ("Björn", "René"), "Mia": ("Kit", "Bea"),
    "Theo": ("Raj", "Otto"), "Alex": ("Robin", "Sam"),
}  # fmt: skip
"""Names of the same kind, for a tale whose only figure bears the first one."""
LEADING = (
    (0, 0), (4, 0), (1, 0), (6, 1), (2, 0), (5, 0), (3, 0), (4, 1), (6, 0), (5, 1), (6, 2), (7, 0),
)  # fmt: skip
"""Family and who leads: each pronoun set leads alone and in company."""


def named(child: Child, tale: Tale) -> Child:
    """Return the child under a name that leaves every figure one of its own."""
    for name in (child.name, *SPARE_NAMES[child.name]):
        taken = name_words(name)
        if all(any(not name_words(one) & taken for one in role.names) for role in tale.roles):
            return replace(child, name=name)
    return child
