"""The reader in this process: the specification of the port."""

from __future__ import annotations

from pathlib import Path

from kiosk.sound.clip import Clip
from kiosk.voice.cache import ClipCache
from kiosk.voice.reader import InlineReader
from kiosk.voice.voice import SilentVoice, Utterance, VoiceProblem


class _Hoarse(SilentVoice):
    """Can't say one thing."""

    def render(self, utterance: Utterance) -> Clip:
        """Return silence, or refuse."""
        if utterance.text == "no":
            raise VoiceProblem("voice: no: never")
        return super().render(utterance)


def _says(text: str) -> Utterance:
    return Utterance(text, text, 120.0)


def test_one_sentence_at_each_poll_in_order() -> None:
    """An urgent one first."""
    reader = InlineReader(SilentVoice())
    reader.request(1, _says("one"))
    reader.request(2, _says("two"))
    reader.request(3, _says("now"), urgent=True)
    assert [tag for _ in range(4) for tag, _ in reader.poll()] == [3, 1, 2]


def test_a_problem_is_an_answer() -> None:
    """And the next sentence is said."""
    reader = InlineReader(_Hoarse())
    reader.request(1, _says("no"))
    reader.request(2, _says("yes"))
    assert isinstance(reader.poll()[0][1], VoiceProblem)
    assert isinstance(reader.poll()[0][1], Clip)
    assert not reader.failed


def test_cancelled_sentences_never_come() -> None:
    """Nor after closing."""
    reader = InlineReader(SilentVoice())
    reader.request(1, _says("one"))
    reader.cancel()
    assert reader.poll() == []
    reader.request(2, _says("two"))
    reader.close()
    assert reader.poll() == []


class _Kept(_Hoarse):
    """Worth keeping, and counts what it makes."""

    kept_as = "kept 1"

    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []

    def render(self, utterance: Utterance) -> Clip:
        """Note it and return silence."""
        self.made.append(utterance.text)
        return super().render(utterance)


def test_what_is_prepared_is_made_once_and_only_when_nothing_is_asked_for(tmp_path: Path) -> None:
    """One sentence at each idle poll; one that can't be said does not stop the others."""
    voice = _Kept()
    reader = InlineReader(voice, ClipCache(tmp_path))
    reader.prepare([_says("one"), _says("no"), _says("two")])
    reader.request(1, _says("now"))
    reader.cancel()
    reader.request(2, _says("now"))
    assert reader.progress() == (0, 3)
    assert [tag for tag, _ in reader.poll()] == [2]
    for done in (1, 2, 3):
        assert reader.poll() == []
        assert reader.progress() == (done, 3)
    reader.request(3, _says("two"))
    assert isinstance(reader.poll()[0][1], Clip)
    assert voice.made == ["now", "one", "no", "two"]
    reader.prepare([_says("four")])
    reader.prepare([])
    assert reader.progress() == (0, 0)


def test_a_voice_not_worth_keeping_prepares_nothing(tmp_path: Path) -> None:
    """Nor one that has nowhere to keep it."""
    for reader in (InlineReader(SilentVoice(), ClipCache(tmp_path)), InlineReader(_Kept())):
        reader.prepare([_says("one")])
        assert reader.progress() == (0, 0)
        reader.refresh()
        assert reader.fallen == ""


def test_a_recording_is_heard_instead_where_there_is_one() -> None:
    """And the voice where there is none."""
    recorded = _Hoarse()
    reader = InlineReader(_Kept(), None, recorded)
    reader.request(1, Utterance("no", "no", 120.0, recording="family-1"))
    reader.request(2, Utterance("yes", "yes", 120.0, recording="family-1"))
    assert isinstance(reader.poll()[0][1], VoiceProblem)
    assert isinstance(reader.poll()[0][1], Clip)
