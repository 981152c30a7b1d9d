"""Reading a tale turns one file into a checked Tale, with every problem found in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.attributes import BeatAttributes, read_beat, read_passage
from stories.front_matter import read_front_matter
from stories.limits import check_whole
from stories.marks import LINE, LINE_END
from stories.markup import cut, slug
from stories.problems import did_you_mean
from stories.sandbox import Vocabulary
from stories.tale import Beat, Passage, Tale
from stories.world import checked, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.markup import Heading, Markup
    from stories.sandbox import Prose
    from stories.settings import Findings
    from stories.world import World


def read_tale(text: str, file: str, world: World, found: Findings) -> Tale | None:
    """Read one tale; None when its settings are missing, else as much as could be read."""
    markup = cut(text, found)
    if markup.settings is None:
        if not any(problem.code.startswith(("P", "T001")) for problem in found.problems):
            yaml = text.lstrip().startswith("---")
            mend = "write +++ for ---, twice." if yaml else "begin with a +++ line."
            found.add(1, "T002", "this tale has no settings.", mend)
        return None
    front = read_front_matter(markup.settings, found, world.residents, world.places)
    words, turns = vocabulary(front, markup.headings, world, file, found)
    for line, _ in markup.loose[:1]:
        found.add(line, "T030", "this stands before the first beat.", "put a ## heading above it.")
    beats = _Beats(file, f"{world.pack}/{front.id}", words, world, found).read(markup)
    if not beats:
        found.add(1, "T031", "this tale has no beat.", "write ## Knock and prose under it.")
    title = checked(front.title[0], front.title[1], words, found)
    _check_title(title, front.title[1], found)
    if beats:
        check_whole(beats, found)
    return Tale(
        id=front.id,
        pack=world.pack,
        file=file,
        title=title,
        ages=front.ages,
        shape=front.shape,
        minutes=front.minutes,
        worries=front.worries,
        meets=front.meets,
        once=front.once,
        words=front.words,
        likes=front.likes,
        seasons=front.seasons,
        roles=front.roles,
        draws=front.draws,
        turns=turns,
        beats=beats,
        piece=front.piece,
        picture=front.picture,
        shows=front.shows,
        place_pictures={key: one.picture for key, one in world.places.items() if one.picture},
    )


def read_shared(text: str, file: str, world: World, found: Findings) -> tuple[Passage, ...]:
    """Read a file of passages that several tales may draw on."""
    markup = cut(text, found)
    words = Vocabulary(things=world.things, lengths=world.lengths)
    name = file.rsplit("/", 1)[-1].removesuffix(".md")
    for line, _ in markup.loose[:1]:
        found.add(line, "T030", "this stands before the first heading.", "put a ### above it.")
    reader = _Beats(file, f"{world.pack}/shared", words, world, found)
    attributes = BeatAttributes()
    passages: list[Passage] = []
    for heading in markup.headings:
        if heading.level == 2:
            attributes = read_beat(heading, found)
            if not heading.told:
                continue
        passages.extend(reader.passages([heading], name, attributes))
    reader.no_doubles(passages)
    if not passages:
        found.add(1, "T039", "this shared file has no passage.", "write ### A name, then prose.")
    return tuple(passages)


def _check_title(title: Prose, line: int, found: Findings) -> None:
    """Complain of a title that depends on whose turn it is."""
    for name in sorted(title.uses):
        root = name.split("__")[0]
        if root in ("lead", "other", "turn", "back", "all", "added", "pause", "met"):
            found.add(line, "S006", f"a title can't use '{root}'.", "use hero.")


class _Beats:
    """Reads the beats of one file."""

    def __init__(
        self, file: str, tale: str, words: Vocabulary, world: World, found: Findings
    ) -> None:
        """Keep what every heading needs."""
        self.file = file
        self.tale = tale
        self.words = words
        self.world = world
        self.found = found

    def read(self, markup: Markup) -> tuple[Beat, ...]:
        """Return all beats of a file."""
        beats: list[Beat] = []
        rest = list(markup.headings)
        if rest and rest[0].level == 3:
            self.found.add(
                rest[0].line, "T032", "a ### comes before any ##.", "write the beat's ## first."
            )
        while rest:
            head = rest.pop(0)
            versions: list[Heading] = []
            while rest and rest[0].level == 3:
                versions.append(rest.pop(0))
            if head.level == 2:
                beat = self._beat(head, versions)
                if any(beat.slug == other.slug for other in beats):
                    self.found.add(
                        head.line, "T036", f"two beats are called '{beat.title}'.", "rename one."
                    )
                beats.append(beat)
        return tuple(beats)

    def _beat(self, head: Heading, versions: list[Heading]) -> Beat:
        """Read one beat with its versions."""
        attributes = read_beat(head, self.found)
        headings = [head, *versions] if head.told else versions
        name = slug(head.title) or f"beat-{head.line}"
        own = self.passages(headings, name, attributes)
        self._echoes_agree(head, own)
        shared: tuple[Passage, ...] = ()
        if attributes.shared:
            joining = self.world.shared.get(attributes.shared, ())
            shared = tuple(attributes.on(one, self.words, self.found) for one in joining)
            if attributes.shared not in self.world.shared:
                self.found.add(
                    head.line,
                    "T042",
                    f"there is no shared/{attributes.shared}.md."
                    f"{did_you_mean(attributes.shared, self.world.shared)}",
                    "write it, or leave shared= out.",
                )
        if not own and not shared:
            self.found.add(head.line, "T039", "this beat has no prose.", "write it below.")
        least = attributes.take[1] if attributes.take else 1
        if len(own) + len(shared) < least and (own or shared):
            self.found.add(
                head.line,
                "T041",
                f"take={least} is more than the {len(own) + len(shared)} passages here.",
                "write more passages, or take fewer.",
            )
        self.no_doubles(own)
        return Beat(
            slug=name,
            title=head.title,
            line=head.line,
            energy=attributes.energy,
            passages=(*own, *shared),
            take=attributes.take,
            order=attributes.order,
            optional=attributes.optional,
            conditional="if" in head.attributes,
        )

    def passages(
        self, headings: Sequence[Heading], beat: str, attributes: BeatAttributes
    ) -> list[Passage]:
        """Return the passages under these headings; a ``##`` is the beat's first."""
        passages: list[Passage] = []
        for heading in headings:
            name = "first" if heading.level == 2 else slug(heading.title)
            name = name or f"passage-{heading.line}"
            if not heading.told:
                self.found.add(heading.line, "T038", "nothing is told here.", "write prose below.")
                continue
            key = f"{self.tale}#{beat}/{name}"
            read = read_passage(heading, attributes, self.words, self.found)
            body = [(n, text) for n, text in heading.body]
            while body and not body[0][1]:
                body.pop(0)
            while body and not body[-1][1]:
                body.pop()
            start = body[0][0] if body else heading.line
            text = "\n".join(self._marked(line, n, key) for n, line in body)
            prose = checked(text, start, self.words, self.found, many=read.many)
            words = self.words
            echo_words = Vocabulary(words.people, words.things, lengths=words.lengths)
            echoes = {
                echo.name: checked(
                    self._marked(echo.text, echo.line, key), echo.line, echo_words, self.found,
                    many=read.many,
                )
                for echo in heading.echoes
            }  # fmt: skip
            passages.append(
                read.passage(
                    id=key, slug=name, file=self.file, line=start, prose=prose, echoes=echoes
                )
            )
        return passages

    def _marked(self, text: str, line: int, key: str) -> str:
        """Return a line with the mark of its source before it."""
        if not text:
            return ""
        if "**" in text or text.count("*") % 2:
            self.found.add(
                line, "T025", "the stars here don't pair up.", "write *Tip.* with single stars."
            )
        return f"{LINE}{self.world.book.note(self.file, line, key)}{LINE_END}{text}"

    def no_doubles(self, passages: Sequence[Passage]) -> None:
        """Complain of two passages with one title."""
        seen: set[str] = set()
        for passage in passages:
            if passage.slug in seen:
                self.found.add(
                    passage.line,
                    "T036",
                    f"two passages of this beat are called '{passage.slug}'.",
                    "rename one; the title is its lasting id.",
                )
            seen.add(passage.slug)

    def _echoes_agree(self, head: Heading, passages: Sequence[Passage]) -> None:
        """Complain when only some passages of a beat leave an echo line."""
        names = {name for passage in passages for name in passage.echoes}
        for passage in passages:
            for name in sorted(names - set(passage.echoes)):
                self.found.add(
                    passage.line,
                    "T040",
                    f"this passage leaves no '{name}' line, but others of '{head.title}' do.",
                    f"write ~ {name}: A whole sentence.",
                )
