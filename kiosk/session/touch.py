"""A touch is what a person did, in words that the session understands."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Touch:
    """What a person did, in words the session understands; screens send nothing else."""

    act: str
    """For instance ``bedtime``, ``choose``, ``next``, ``stop``; the list is ``ACTS``."""
    value: str = ""
    spoken: str = field(default="", compare=False)
    """What a voice would call the control that was touched."""


ACTS = {
    "wake": "any touch on a dark screen",
    "bedtime": "start the evening",
    "clock-yes": "the clock shown is right",
    "clock-set": "value: minutes to add, for instance +60",
    "key": "value: one character typed, or 'back'",
    "go-on": "the entry step is done",
    "skip": "skip this entry step",
    "toggle": "value: id of a child, like, worry, note",
    "choose": "value: id of a choice (card alternative, cover, face, pronouns)",
    "lead": "value: id of the child who leads",
    "sitter": "somebody else is here tonight: what do they need to know?",
    "add-child": "enter another child",
    "begin": "who is chosen: make the plan; on the plan: begin the evening",
    "why": "value: slot",
    "swap": "value: slot: show its alternatives",
    "not-for-us": "value: slot: a grown-up puts aside what stands there, for good",
    "short": "short tonight, on or off",
    "one-more": "after the story: one comfort piece, please",
    "draw": "a sheet for what came in the night, please",
    "stroke": "value: a line that a finger drew, eight figures a point",
    "undo": "take the last line away, or bring back what was begun anew",
    "anew": "an empty sheet",
    "next": "go on by one (step, page, line)",
    "back": "back one (step, page, sentence)",
    "mode": "value: self, voice, line",
    "slower": "slower, on or off",
    "softer": "everything a step softer; below the softest it is silent",
    "louder": "everything a step louder",
    "black": "screen black while the voice goes on",
    "word": "value: index of the word touched on the page",
    "pause": "pause, or go on",
    "stop": "stop: settle, then dark; always there",
    "help": "night help: one touch in the dark",
    "grown-ups": "open the grown-ups' list (asks the PIN)",
    "digit": "value: one digit, or 'back'",
    "row": "value: id of a row",
    "set": "value: row id = value",
    "doctor": "the doctor card",
    "leave": "leave this page",
}
"""Every touch there is, with what it means."""
