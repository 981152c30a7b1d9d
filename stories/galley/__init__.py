"""A galley is a tale as an editor reads it: twelve tellings in one file, with marks written in.

The file is made anew whenever its tale is mended, and every mark an editor wrote goes along.
"""

from __future__ import annotations

from stories.galley.carrying import Carried, carry
from stories.galley.digest import digest
from stories.galley.folder import FOLDER, galleys_of
from stories.galley.reading import Galley, read
from stories.galley.sheet import Sheet, set_sheet
from stories.galley.slip import Mark, Place
from stories.galley.standing import standing_in
from stories.galley.twelve import Telling, left_out, twelve
from stories.galley.writing import written

__all__ = [
    "FOLDER",
    "Carried",
    "Galley",
    "Mark",
    "Place",
    "Sheet",
    "Telling",
    "carry",
    "digest",
    "galleys_of",
    "left_out",
    "read",
    "set_sheet",
    "standing_in",
    "twelve",
    "written",
]
