"""Worries are what a child should not meet now, as a grown-up reads them."""

from __future__ import annotations

WORRIES = {
    "dark": "The dark",
    "storms": "Storms",
    "dogs": "Dogs",
    "insects": "Insects",
    "water": "Deep water",
    "heights": "High places",
    "fire": "Fire",
    "noises": "Noises",
    "being-lost": "Being lost",
    "being-alone": "Being alone",
    "losing-things": "Losing things",
    "illness": "Being ill",
    "doctor": "The doctor",
    "new-baby": "A new baby",
    "school": "School",
    "moving": "Moving house",
    "bad-dreams": "Bad dreams",
    "strangers": "Strangers",
    "death": "Death",
}
