"""The agreement reader finds wrong grammar in told text, knowing only who was there."""

from __future__ import annotations

import re

# After these words a bare or plural verb may follow a single subject ("if she were", "did Mia do").
_FREE = frozenset(
    [
        "if",
        "though",
        "did",
        "do",
        "does",
        "could",
        "would",
        "should",
        "might",
        "may",
        "can",
        "will",
        "must",
        "let",
        "made",
        "make",
        "makes",
        "help",
        "helped",
        "see",
        "saw",
        "hear",
        "heard",
        "watch",
        "watched",
        "to",
        "wish",
        "wished",
        "before",
        "until",
        "that",
        "and",
        "or",
        "nor",
        "in",
        "on",
        "of",
        "with",
        "under",
        "over",
        "behind",
        "beside",
        "inside",
        "round",
        "about",
        "for",
        "from",
        "near",
        "by",
        "where",
    ]
)
_SINGULAR = "was|wasn't|has|hasn't|does|doesn't|is|isn't"
_PLURAL = "were|weren't|have|haven't|do|don't|are|aren't"
_NO_VERB = frozenset(
    [
        "always",
        "sometimes",
        "perhaps",
        "besides",
        "afterwards",
        "upstairs",
        "downstairs",
        "indoors",
        "outdoors",
        "sideways",
        "backwards",
        "forwards",
        "towards",
        "upwards",
        "downwards",
        "both's",
        "s's",
        "across",
        "us",
        "this",
        "his",
        "hers",
        "its",
        "theirs",
        "was",
        "is",
        "has",
        "does",
        "as",
    ]
)
_RULES = (
    (r"\{\{|\}\}|\{%|%\}|__|[\ue000-\uf8ff]|\bUndefined\b|~ ?\w+:", "markup is left in"),
    (r"\*", "a star is left in"),
    (r"[^\S\n]{2,}", "a space is doubled"),
    (r"[^\S\n][,;:.?!](?!\.\.)", "a space stands before a stop"),
    (r"[,;:][,;:.]|(?<!\.)\.\.(?!\.)|[?!]\.", "two stops stand together"),
    (r"[a-zà-ÿ](?<!\bMc)(?<!\bMac)[A-Z][a-z]", "two words run together"),
    (r"[.?!,;:][A-Za-z]{2}", "a space is missing after a stop"),
    (r"(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!St)[.](?![.…])['\"”’]? [a-zà-ÿ]",
     "a sentence begins small"),
    (r"\b(the|an?|of|to|in|is|was|were|and|his|her|their) \1\b", "a word is doubled"),
    (rf"\b(?:[Tt]hey|[Ww]e) (?:{_SINGULAR})\b", "a plural pronoun has a single verb"),
    (r"\b[Yy]ou (?:was|has|does|is)\b", "'you' has a single verb"),
    (r"\bI (?:is|has|does)\b", "'I' has another's verb"),
    (r"'s's|\bs's\b|\b(?:her|him|them|they|she|he)'s (?:own|hand|bed)\b|\b(?:hers|theirs|his)'s",
     "a possessive is doubled"),
    (r"(?:[.?!,;]|\band|\bbut|\bthen|\bthem|\bher) (?:him|them) (?:was|were|had|said)\b",
     "an object pronoun is a subject"),
    (r"(?:^|[.?!] )(?:Them|Him) (?:went|said|had|was|were|put|took)\b", "an object begins"),
    (r"\btheirself\b|\bthemselve\b|\bhisself\b", "no such word"),
    (r"(?<![,;] )\b(?:behind|beside|with|to|for|at|of) (?:they|she|he)\b(?! (?:who|said|was|had))",
     "a subject pronoun is an object"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern, re.MULTILINE), what) for pattern, what in _RULES)
_ARTICLE = re.compile(r"\b([Aa]n?) [\"“'*]?([\w-]+)")
_SOFT_VOWEL = re.compile(r"(?:one|once|uni|use|usu|eu|ewe|ut(?:e|i)|u-)", re.IGNORECASE)
_SILENT = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_THEY_S = re.compile(r"\b[Tt]hey ([a-z]+s)\b")
_SINGLE = re.compile(rf"(?:(\w+)[ ,]+)?\b(?:[Ss]he|[Hh]e|[Ii]t|[Xx]e) ({_PLURAL})\b")


def faults(text: str, names: tuple[str, ...] = ()) -> list[str]:
    """Return what is wrong in a told text, each with the words where it stands."""
    found = [
        f"{what}: …{text[max(0, match.start() - 25) : match.end() + 15]}…"
        for pattern, what in _COMPILED
        for match in pattern.finditer(text)
    ]
    found += _articles(text)
    for match in _THEY_S.finditer(text):
        if match[1] not in _NO_VERB and not match[1].endswith("ss"):
            found.append(f"'they' with a single verb: {match[0]}")
    for match in _SINGLE.finditer(text):
        if (match[1] or "").lower() not in _FREE:
            found.append(f"a single pronoun has a plural verb: {match[0]}")
    found += _named(text, names)
    for paragraph in text.split("\n\n"):
        if paragraph.count('"') % 2:
            found.append(f"a quotation is left open: {paragraph[:40]}")
    return found


def _articles(text: str) -> list[str]:
    """Return wrong ``a`` and ``an``."""
    found = []
    for match in _ARTICLE.finditer(text):
        article, word = match[1].lower(), match[2]
        vowel = word[0].lower() in "aeiouáéíóúàèö8"
        vowel = (vowel and not _SOFT_VOWEL.match(word)) or bool(_SILENT.match(word))
        if word.isupper() and len(word) == 1:
            continue
        if vowel != (article == "an"):
            found.append(f"wrong article: {match[0]}")
    return found


def _named(text: str, names: tuple[str, ...]) -> list[str]:
    """Return verbs that don't agree with the children's names."""
    if not names:
        return []
    one = "|".join(re.escape(name) for name in names)
    found = []
    group = re.compile(rf"\b(?:{one})(?:, (?:{one}))* and (?:{one}) ({_SINGULAR})\b")
    found += [f"a group has a single verb: {match[0]}" for match in group.finditer(text)]
    single = re.compile(rf"(?:(\w+)[ ,]+)?\b(?:{one}) ({_PLURAL})\b")
    for match in single.finditer(text):
        if (match[1] or "").lower() not in _FREE:
            found.append(f"a name has a plural verb: {match[0]}")
    beside = re.compile(rf"\b(?:{one}) (?:{one})\b")
    found += [f"two names stand together: {match[0]}" for match in beside.finditer(text)]
    return found
