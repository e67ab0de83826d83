"""All tables of known words in one dictionary, and the single pass that finds them in a name."""

import re
from typing import NamedTuple

from releases.reading.tables import editions, flags, languages, media, quality, services
from releases.reading.tables.phrases import phrases
from releases.reading.text import Text, Word, split_words

Value = str | int | bool
Fact = tuple[str, Value]


class Entry(NamedTuple):
    """What a word says when `rest` follows it. `capitals`: only when it is written in capitals."""

    rest: tuple[str, ...]
    facts: tuple[Fact, ...]
    capitals: bool
    strong: bool


class Hit(NamedTuple):
    """Known words found in a name: words `first` to `last`, characters `start` to `end`."""

    facts: tuple[Fact, ...]
    first: int
    last: int
    start: int
    end: int
    strong: bool


_WEAK = phrases(
    "web|tv|cam|ts|tc|bd|wp|pal|r5|r6|scr|iso|dtv|ppv|stv|opus|dd|atmos|thd|ogg|vorbis|pcm|dca|avc|brip|dv|pq|sdr|"
    "uhd|fhd|regional|screener|dvb s|hd tv|new cam|pre dvd|m dvd|8 bit|10 bit|12 bit|max|webtv|dts5"
)
"""Known words that are also everyday ones: they mark no end of a title by themselves."""

_STRONG_FACTS = frozenset(("source", "resolution", "video_codec", "audio_codec", "bit_depth", "disk"))
_LINES = re.compile(r"(?:(\d)[kK])?(?:to)?(\d{3,4})[pi](?:\d{2,3}|hd)?")
_FRAME = re.compile(r"(\d{3,4})x(\d{3,4})p?")
_GLUED = re.compile(
    r"(bluray|webdl|webrip|web|hdtv|uhdremux|bdremux|remux|bdrip|brrip|dvdrip|bd|tv|mp4|mkv|x264|x265|hevc)(\d{3,4}[pi])"
)
_NUMBERED_CODEC = re.compile(r"([a-z]{2,7})[1-9]\d?")
_COUNTED_LANGUAGE = re.compile(r"\dx([a-z]{3})")
_STEPS = ((2000, 2160), (1000, 1080), (700, 720), (576, 576), (0, 480))
_NAMED_LINES = {
    360: 480,
    368: 480,
    404: 480,
    480: 480,
    540: 480,
    576: 576,
    720: 720,
    1080: 1080,
    1440: 1080,
    2160: 2160,
    4320: 2160,
}


def scan(text: Text) -> list[Hit]:
    """All known words of the name, in order, longest phrase first."""
    words = text.words = split_words(text.low)
    hits: list[Hit] = []
    skip_to = 0
    for index, word in enumerate(words):
        if index < skip_to:
            continue
        entries = _VOCABULARY.get(word.text)
        hit = _match(entries, index, words, text) if entries else None
        if hit is None and (word.text[0].isdigit() or word.text[-1].isdigit()):
            hit = _shape(index, word)
        if hit is None and word.text[-1] in "pi" and (glued := _GLUED.fullmatch(word.text)):
            hit = _glued(index, word, glued)
        if hit is not None:
            hits.append(hit)
            skip_to = hit.last + 1
    return hits


def _match(entries: tuple[Entry, ...], index: int, words: list[Word], text: Text) -> Hit | None:
    for rest, facts, capitals, strong in entries:
        last = index
        for step, following in enumerate(rest, index + 1):
            if step >= len(words) or words[step].text != following or words[step].start - words[step - 1].end > 3:
                break
            last = step
        if last - index != len(rest):
            continue
        start, end = words[index].start, words[last].end
        if capitals and not text.shown[start:end].isupper():
            continue
        return Hit(facts, index, last, start, end, strong)
    return None


def _shape(index: int, word: Word) -> Hit | None:
    """Words that are known by their form: 1080p, 1280x720, DDP5."""
    if lines := _LINES.fullmatch(word.text):
        value = _NAMED_LINES.get(int(lines[2]), 0)
        facts: tuple[Fact, ...] = (("resolution", value), ("exact", True))
        return Hit(facts, index, index, word.start, word.end, True) if value else None
    if frame := _FRAME.fullmatch(word.text):
        value = _lines_of(int(frame[1]), int(frame[2]))
        return Hit((("resolution", value), ("exact", True)), index, index, word.start, word.end, True)
    if counted := _COUNTED_LANGUAGE.fullmatch(word.text):
        return _alias(counted[1], index, word)
    if numbered := _NUMBERED_CODEC.fullmatch(word.text):
        hit = _alias(numbered[1], index, word)
        return hit if hit and hit.facts[0][0] == "audio_codec" else None
    if glued := _GLUED.fullmatch(word.text):
        return _glued(index, word, glued)
    return None


def _glued(index: int, word: Word, glued: re.Match[str]) -> Hit:
    known = _VOCABULARY[glued[1]][-1].facts
    lines: Fact = ("resolution", _NAMED_LINES.get(int(glued[2][:-1]), 0))
    return Hit((*known, lines, ("exact", True)), index, index, word.start, word.end, True)


def _alias(known: str, index: int, word: Word) -> Hit | None:
    entries = _VOCABULARY.get(known)
    if not entries or entries[-1].rest or entries[-1].capitals:
        return None
    return Hit(entries[-1].facts, index, index, word.start, word.end, entries[-1].strong)


def _lines_of(width: int, height: int) -> int:
    by_height = next(lines for least, lines in _STEPS if height >= least)
    by_width = 2160 if width >= 3000 else 1080 if width >= 1800 else 720 if width >= 1200 else 480
    return max(by_height, by_width)


def _build() -> dict[str, tuple[Entry, ...]]:
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
    return _index(phrases)


def _index(phrases: dict[tuple[str, bool], list[Fact]]) -> dict[str, tuple[Entry, ...]]:
    table: dict[str, list[Entry]] = {}
    for (phrase, capitals), facts in phrases.items():
        first, *rest = phrase.split()
        strong = phrase not in _WEAK and any(kind in _STRONG_FACTS for kind, _ in facts)
        table.setdefault(first, []).append(Entry(tuple(rest), tuple(facts), capitals, strong))
    # capitals before any case: "IT" is a code, "it" would be a word
    return {word: tuple(sorted(found, key=lambda e: (-len(e.rest), not e.capitals))) for word, found in table.items()}


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
_VOCABULARY = _build()
