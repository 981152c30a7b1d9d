"""The sandbox is the only door to jinja2: what a storyteller may write is checked, then compiled.

Nothing is compiled before its syntax tree was checked, and every attribute (``hero.they``) is
turned into a plain name (``hero__they``), so that no template ever reaches into a Python object:
a rendering sees texts, numbers, yes or no, and sets of texts.

Codes: S001 can't be read, S002 not part of the language, S003 unknown name, S004 unknown
attribute, S005 unknown filter, S006 a name used in the wrong place, S007 ``other`` without
``hero.many``, S008 could become too long, S009 a comparison that makes no sense, S010 could take
too many steps.
"""

from __future__ import annotations

from stories.sandbox.pieces import Condition, Prose
from stories.sandbox.vocabulary import Complaint, Vocabulary

__all__ = ["Complaint", "Condition", "Prose", "Vocabulary"]
