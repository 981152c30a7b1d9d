"""Telling without any check of ours: what is left is Jinja's own sandbox, and the limited child."""

from __future__ import annotations

from jinja2.sandbox import ImmutableSandboxedEnvironment

from kiosk.worker.wire import packed

OUTPUT_LIMIT = 60_000
SEEN = {
    "hero": "Mia and Theo", "lead": "Mia", "other": "Theo", "owl": "Tuppence", "perch": "a gate",
    "added": ["the cat", "the stair"] * 6, "season": "winter", "moon": "full", "age": 4,
    "met": {"the-cat"}, "facts": {"it sleeps"}, "turn": {"blink": "It blinked."},
    "back": {"home": "It slept."}, "all": {"home": "It slept."}, "pause": "",
}  # fmt: skip
_ENVIRONMENT = ImmutableSandboxedEnvironment(
    extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"], cache_size=0
)


def told_without_checks(text: str) -> bytes:
    """Return the message a child would send that told a text without looking at it first."""
    try:
        told, letters = [], 0
        for part in _ENVIRONMENT.from_string(text).generate(SEEN):
            told.append(part[:OUTPUT_LIMIT])
            letters += len(part)
            if letters > OUTPUT_LIMIT:
                return packed({"error": "WorkerProblem", "text": "too long"})
        return packed({"answer": "".join(told)})
    except Exception as problem:  # noqa: BLE001 - as the real child does
        return packed({"error": "WorkerProblem", "text": type(problem).__name__})


_ENVIRONMENT.from_string("{{ lipsum(n=1) }}{{ [2, 1] | sort | map('string') | join }}").render()
