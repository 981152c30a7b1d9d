"""A programme is tonight's plan worked out to the last sentence: acts, lines, levels, pauses."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from stories.pacing import TimedLine
from stories.script import Line, Seconds, Source

OPENING, STEP, STORY, MORE, CLOSING = "opening", "step", "story", "more", "closing"
LEAVING = "leaving"
"""The goodnight after the story to the younger, where the elder are much older."""
TOLD = frozenset({STORY, MORE})
"""Acts that are told page by page: tonight's tale, and the comfort piece that may follow it."""


@dataclass(frozen=True)
class Act:
    """One stretch of the evening: a ritual's step, the story, or the kiosk's own frame."""

    kind: str
    """``opening``, ``step``, ``story``, ``leaving``, ``more`` (only if asked for), ``closing``."""
    title: str
    lines: tuple[TimedLine, ...]
    seconds: float = 0.0
    """The least time it takes; 0 means as long as its lines take."""
    ritual: str = ""
    """Ritual id, or the tale's id for the story."""
    step: int = 0
    steps: int = 0
    origin: str = ""
    history: str = ""
    do: str = ""
    care: str = ""
    picture: str = ""
    pictures: tuple[tuple[int, str], ...] = ()
    """In a story: from which line on which picture is seen."""
    breath: tuple[float, float] | None = None
    cue: str = ""
    """``bell`` for a bell at its start, else empty."""

    def picture_at(self, line: int) -> str:
        """Return the picture that is seen while ``line`` is told."""
        seen = [name for first, name in self.pictures if first <= line]
        return seen[-1] if seen else self.picture

    @property
    def seen(self) -> tuple[str, ...]:
        """Return every picture its pages show, in order, each once."""
        names = [name for _, name in self.pictures] or [self.picture]
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def spoken_seconds(self) -> float:
        """Return the planned time of its lines and the pauses after them."""
        return sum(one.speech_seconds + one.pause_after for one in self.lines)

    @property
    def length(self) -> float:
        """Return how long the act is planned to last, in seconds."""
        return max(self.seconds, self.spoken_seconds)


@dataclass(frozen=True)
class Told:
    """What the diary keeps of a story that was heard to its end."""

    tale: str
    pack: str
    title: str
    passages: tuple[str, ...] = ()
    friends: tuple[tuple[str, str], ...] = ()
    facts: tuple[str, ...] = ()
    shape: str = ""
    lead: str = ""
    worries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    image: str = ""
    again: int = 0
    """The night whose very words these are, if it is told again."""
    brave: bool = False
    """Whether it meets a worry, and a grown-up chose it for tonight alone."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Told:
        """Return what was made plain data, with or without the younger fields."""
        lists = ("passages", "facts", "worries", "places", "helpers")
        return cls(
            **{
                **data,
                **{name: tuple(data.get(name, ())) for name in lists},
                "friends": tuple((role, name) for role, name in data["friends"]),
            }
        )


@dataclass(frozen=True)
class Programme:
    """All of one evening, ready to be performed and to be taken up again after a power cut."""

    night: int
    seed: int
    children: tuple[str, ...]
    """Child ids."""
    names: tuple[str, ...]
    acts: tuple[Act, ...]
    told: Told
    sound: str
    sound_title: str
    settle_seconds: float
    settle_least: float = 0.0
    """What settling may shrink to when one more was told."""
    spare: float = 0.0
    """Seconds of the evening's minutes that nothing else takes up."""
    voice: str = ""
    """Id of the voice whose pace it was made for; empty: the built-in one."""
    plan: dict[str, Any] = field(default_factory=dict)
    """The planner's plan as plain data, for the plan screen, the ledger and ``plan.json``."""

    @property
    def planned_seconds(self) -> float:
        """Return the seconds from the first line to black."""
        fixed = (act for act in self.acts if act.kind not in {CLOSING, MORE})
        return sum(act.length for act in fixed) + self.settle_seconds

    @property
    def story(self) -> Act:
        """Return the story's act."""
        return next(act for act in self.acts if act.kind == STORY)

    @property
    def more(self) -> Act | None:
        """Return the comfort piece that could be told after the story, if there is time for it."""
        return next((act for act in self.acts if act.kind == MORE), None)

    @property
    def closing(self) -> Act | None:
        """Return the closing lines, which are said while the sound settles."""
        return next((act for act in self.acts if act.kind == CLOSING), None)

    def to_dict(self) -> dict[str, Any]:
        """Return plain data that JSON can carry."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Programme:
        """Return the programme that ``to_dict`` wrote."""
        return cls(
            night=data["night"],
            seed=data["seed"],
            children=tuple(data["children"]),
            names=tuple(data["names"]),
            acts=tuple(_act(one) for one in data["acts"]),
            told=Told.from_dict(data["told"]),
            sound=data["sound"],
            sound_title=data["sound_title"],
            settle_seconds=data["settle_seconds"],
            settle_least=data.get("settle_least", 0.0),
            spare=data.get("spare", 0.0),
            voice=data.get("voice", ""),
            plan=data["plan"],
        )


def _act(data: dict[str, Any]) -> Act:
    """Return one act from plain data."""
    breath = data["breath"]
    lines = tuple(_timed(one) for one in data["lines"])
    kept = {
        **data,
        "lines": lines,
        "breath": None if breath is None else tuple(breath),
        "pictures": tuple((first, name) for first, name in data["pictures"]),
    }
    return Act(**kept)


def _timed(data: dict[str, Any]) -> TimedLine:
    """Return one timed line from plain data."""
    line = data["line"]
    return TimedLine(
        line=Line(
            **{
                **line,
                "source": Source(**line["source"]),
                "emphasis": tuple((start, end) for start, end in line["emphasis"]),
            }
        ),
        wpm=data["wpm"],
        gain_db=data["gain_db"],
        speech_seconds=Seconds(data["speech_seconds"]),
        pause_after=Seconds(data["pause_after"]),
        recording=data.get("recording", ""),
        voiced=tuple(data.get("voiced", ())),
    )
