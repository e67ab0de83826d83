"""All tables of known words in one dictionary."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from releases.reading.tables import editions, flags, languages, media, quality, services
from releases.reading.tables.phrases import phrases

Value = str | int | bool
Fact = tuple[str, Value]

WEAK = phrases(
    "web|tv|cam|ts|tc|bd|wp|pal|r5|r6|scr|iso|dtv|ppv|stv|opus|dd|atmos|thd|ogg|vorbis|pcm|dca|avc|brip|dv|pq|sdr|"
    "uhd|fhd|regional|screener|dvb s|hd tv|new cam|pre dvd|m dvd|8 bit|10 bit|12 bit|max|webtv|dts5"
)
"""Known words that are also everyday ones: they mark no end of a title by themselves."""

_STRONG = frozenset(("source", "resolution", "video_codec", "audio_codec", "bit_depth", "disk"))


_MARKED = frozenset(("source", "resolution", "modifier", "video_codec", "audio_codec", "hdr", "bit_depth"))
"""Facts that are shown wherever they are said; others only where they count."""


class Known:
    """What a phrase says: `facts`, of these `kinds`, of which the `marked` ones are shown wherever they are said.

    It is `strong` where it marks the end of a title by itself.
    """

    __slots__ = ("facts", "kinds", "marked", "phrase", "strong")

    def __init__(self, phrase: str, facts: tuple[Fact, ...], *, strong: bool | None = None) -> None:
        self.phrase = phrase
        self.facts = facts
        self.kinds = frozenset(kind for kind, _ in facts)
        self.marked = tuple(kind for kind, _ in facts if kind in _MARKED)
        self.strong = phrase not in WEAK and not self.kinds.isdisjoint(_STRONG) if strong is None else strong


_PLUS: dict[Fact, Fact] = {("hdr", "hdr10"): ("hdr", "hdr10+"), ("audio_codec", "dd"): ("audio_codec", "ddp")}


@lru_cache(maxsize=64)
def raised(known: Known) -> Known:
    """What it says when a plus follows."""
    facts = tuple(_PLUS.get(fact, fact) for fact in known.facts)
    return known if facts == known.facts else Known(known.phrase, facts, strong=known.strong)


class Entry(NamedTuple):
    """What a word says when `rest` follows it. `capitals`: only when it is written in capitals."""

    rest: tuple[str, ...]
    capitals: bool
    known: Known


@dataclass(frozen=True, slots=True)
class Branch:
    """The phrases that begin with one word: the longer ones by their second word, longest first, and the word alone.

    `always` is what the word alone says in any case, `coded` what it says in capitals, `spelled` what it says in just
    one spelling. `plain` is set where nothing else needs to be looked at.
    """

    longer: dict[str, tuple[Entry, ...]]
    spelled: dict[str, Known]
    coded: Known | None
    always: Known | None
    plain: Known | None


def _build() -> dict[str, Branch]:
    phrases: dict[tuple[str, bool], list[Fact]] = {}

    def add(table: str, kind: str, value: Value, *, capitals: bool = False) -> None:
        for phrase in table.split("|"):
            facts = phrases.setdefault((phrase, capitals), [])
            if (kind, value) not in facts:
                facts.append((kind, value))

    for kind, tables in _TABLES:
        for value, table in tables.items():
            add(table, kind, value)
    for phrase, facts in quality.JOINED.items():
        phrases[phrase, False] = list(facts)
    for value, table in services.UPPER.items():
        add(table, "service", value, capitals=True)
    for value, table in languages.CODES.items():
        add(table, "language", value, capitals=True)
    for phrase in editions.LONE.split("|"):
        add(phrase, "edition", True)
    for phrase in {*editions.NAMED.split("|"), *editions.CALLED.split("|")}:
        for noun in editions.NOUNS[:3]:
            add(f"{phrase} {noun}", "edition", True)
    add("|".join(editions.NOUNS[:3]), "edition_noun", True)
    add(flags.PLAIN, "flag", True)
    add(flags.STEREO_3D, "is_3d", True)
    add(flags.SUBTITLE_MARKS, "subtitles", True)
    add(flags.HARDCODED, "hardcoded", True)
    return _by_first_word(phrases)


def _by_first_word(phrases: dict[tuple[str, bool], list[Fact]]) -> dict[str, Branch]:
    table: dict[str, list[Entry]] = {}
    for (phrase, capitals), facts in phrases.items():
        first, *rest = phrase.split()
        table.setdefault(first, []).append(Entry(tuple(rest), capitals, Known(phrase, tuple(facts))))
    spelled = {mark: Known(mark, (("service", value),)) for value, mark in services.SPELLED.items()}
    return {
        word: _branch(found, {mark: known for mark, known in spelled.items() if mark.lower() == word})
        for word, found in table.items()
    }


def _branch(entries: list[Entry], spelled: dict[str, Known]) -> Branch:
    # capitals before any case: "IT" is a code, "it" would be a word
    entries = sorted(entries, key=lambda entry: (-len(entry.rest), not entry.capitals))
    longer: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        if entry.rest:
            longer[entry.rest[0]] = (*longer.get(entry.rest[0], ()), entry)
    alone = {entry.capitals: entry.known for entry in entries if not entry.rest}
    always, coded = alone.get(False), alone.get(True)
    return Branch(longer, spelled, coded, always, None if longer or coded or spelled else always)


_TABLES: tuple[tuple[str, dict[str, str] | dict[int, str]], ...] = (
    ("source", quality.SOURCES),
    ("modifier", quality.MODIFIERS),
    ("resolution", quality.RESOLUTIONS),
    ("video_codec", media.VIDEO_CODECS),
    ("audio_codec", media.AUDIO_CODECS),
    ("hdr", media.HDR),
    ("bit_depth", media.BIT_DEPTHS),
    ("service", services.SERVICES),
    ("language", languages.WORDS),
    ("again", flags.SECOND_TRIES),
)
VOCABULARY = _build()
"""By the first word of the phrase."""
