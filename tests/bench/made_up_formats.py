"""240 custom formats in the manner of those that people import: groups in tiers, services, sound, picture, words."""

from collections.abc import Iterator

from bench.words import group
from releases.formats.conditions import (
    Condition,
    GroupMatches,
    LanguageIs,
    ModifierIs,
    ResolutionIs,
    SizeWithin,
    SourceIs,
    TitleMatches,
)
from releases.formats.custom_format import CustomFormat, Specification
from releases.release import Modifier, Source

COUNT = 240
_SOUND = (
    "truehd",
    "atmos",
    "dts[ .-]?hd",
    "dts[ .-]?x",
    "ddp|dd\\+|e-?ac-?3",
    "\\bdd[ .]?5",
    "aac",
    "flac",
    "opus",
    "pcm",
    "\\b7[ .]1\\b",
    "\\b5[ .]1\\b",
)
_PICTURE = (
    "\\bdv\\b|dovi",
    "hdr10(\\+|p)",
    "hdr",
    "\\bhlg\\b",
    "\\bsdr\\b",
    "10[ .-]?bit",
    "x265|h[ .]?265|hevc",
    "x264|h[ .]?264|avc",
    "\\bav1\\b",
    "vc-?1",
    "mpeg-?2",
    "xvid",
)
_WORDS = (
    "proper",
    "repack",
    "internal",
    "remaster",
    "extended",
    "uncut",
    "imax",
    "criterion",
    "theatrical",
    "hybrid",
    "upscal",
    "dubbed",
    "multi",
    "hardsub",
    "sample",
    "3d",
)
_LANGUAGES = (
    "english",
    "german",
    "french",
    "spanish",
    "italian",
    "japanese",
    "korean",
    "portuguese",
    "dutch",
    "polish",
    "russian",
    "swedish",
)


def made_up_formats() -> list[CustomFormat]:
    """The formats; each with points for `scores_of`."""
    names = [
        f"{kind} {number}"
        for kind in ("tier", "service", "sound", "picture", "word", "language")
        for number in range(COUNT // 6)
    ]
    return [CustomFormat(name, name, tuple(_specifications(name))) for name in names]


def scores_of(formats: list[CustomFormat]) -> dict[str, int]:
    """What they are worth, as a profile holds it."""
    return {format_.id: (place % 9 - 3) * 25 for place, format_ in enumerate(formats)}


def _specifications(name: str) -> Iterator[Specification]:
    kind, _, digits = name.partition(" ")
    number = int(digits)
    if kind == "tier":
        yield from (_spec(GroupMatches(f"^({group(number * 16 + at)})$")) for at in range(16))
        yield _spec(SourceIs(Source.WEBDL if number % 2 else Source.BLURAY))
    elif kind == "service":
        yield _spec(
            TitleMatches(rf"\b({group(number)}|{group(number + 40)}plus)\b(?=[ ._-]web[ ._-]?(dl|rip)\b)"),
            required=True,
        )
        yield from (_spec(SourceIs(source)) for source in (Source.WEBDL, Source.WEBRIP))
    elif kind in ("sound", "picture"):
        patterns = _SOUND if kind == "sound" else _PICTURE
        chosen, other = patterns[number % 12], patterns[(number * 5 + 1) % 12]
        yield _spec(TitleMatches(rf"(?<![a-z])({chosen})(?![a-z])"), required=True)
        yield _spec(TitleMatches(rf"\b({other})\b.*\d{{{number // 12 + 1}}}"), negate=True, required=True)
        yield _spec(ResolutionIs((720, 1080, 2160)[number % 3]))
    elif kind == "word":
        yield _spec(TitleMatches(rf"\b{_WORDS[number % 16]}(ed|{number // 16})?\b"))
        yield _spec(ModifierIs(Modifier.REMUX), negate=True)
    else:
        yield _spec(LanguageIs(_LANGUAGES[number % 12], any_other=number % 3 == 0))
        yield _spec(SizeWithin(number, 5 + number))


def _spec(condition: Condition, *, negate: bool = False, required: bool = False) -> Specification:
    return Specification(str(condition), condition, negate, required)
