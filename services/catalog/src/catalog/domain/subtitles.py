"""Subtitles: which video they belong to, in which language, and how they are named beside it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from releases.reading.reader import read_release
from releases.release import Kind

_WORDS = re.compile(r"[a-z]+")
_FORCED = frozenset({"forced", "foreign"})
_HEARING = frozenset({"sdh", "cc", "hi"})
_FOLDERS = frozenset({"subs", "sub", "subtitles", "subtitle"})

ISO_CODES = {
    "english": "en", "french": "fr", "spanish": "es", "spanishlatino": "es-419", "german": "de", "italian": "it",
    "danish": "da", "dutch": "nl", "japanese": "ja", "icelandic": "is", "chinese": "zh", "korean": "ko",
    "russian": "ru", "polish": "pl", "vietnamese": "vi", "swedish": "sv", "norwegian": "no", "finnish": "fi",
    "turkish": "tr", "portuguese": "pt", "portuguesebr": "pt-BR", "flemish": "nl-BE", "greek": "el",
    "hungarian": "hu", "hebrew": "he", "lithuanian": "lt", "czech": "cs", "arabic": "ar", "hindi": "hi",
    "bulgarian": "bg", "malayalam": "ml", "ukrainian": "uk", "slovak": "sk", "thai": "th", "romanian": "ro",
    "latvian": "lv", "persian": "fa", "catalan": "ca", "croatian": "hr", "serbian": "sr", "bosnian": "bs",
    "estonian": "et", "tamil": "ta", "telugu": "te", "kannada": "kn", "bengali": "bn", "marathi": "mr",
    "gujarati": "gu", "punjabi": "pa", "urdu": "ur", "indonesian": "id", "malay": "ms", "macedonian": "mk",
    "slovenian": "sl", "albanian": "sq", "basque": "eu", "galician": "gl", "georgian": "ka", "armenian": "hy",
}  # fmt: skip
"""Names of languages, as the reader gives them, to what players read in a file name."""


@dataclass(frozen=True, slots=True)
class Subtitle:
    """A subtitle file that belongs to a video. `language` is an ISO code, None when the name says none."""

    path: str
    language: str | None
    forced: bool
    hearing_impaired: bool

    def ending(self) -> str:
        """`.en.forced.srt`: what follows the video's name."""
        marks = ((self.language, True), ("forced", self.forced), ("sdh", self.hearing_impaired))
        return (
            "".join(f".{mark}" for mark, applies in marks if mark and applies) + PurePosixPath(self.path).suffix.lower()
        )


def match_subtitles(video: str, videos: Sequence[str], paths: Iterable[str]) -> tuple[Subtitle, ...]:
    """The subtitles of one of a download's videos, in order of their names."""
    return tuple(_read(video, path) for path in sorted(paths) if _belongs(PurePosixPath(path), video, videos))


def name_subtitles(video_stem: str, subtitles: Sequence[Subtitle]) -> Iterator[tuple[Subtitle, str]]:
    """Each with its name beside the video; the second of a kind gets a number."""
    taken: set[str] = set()
    for subtitle in subtitles:
        name = video_stem + subtitle.ending()
        count = 1
        while name.casefold() in taken:
            count += 1
            name = f"{video_stem}{_numbered(subtitle.ending(), count)}"
        taken.add(name.casefold())
        yield subtitle, name


def _numbered(ending: str, count: int) -> str:
    marks, dot, suffix = ending.rpartition(".")
    return f"{marks}.{count}{dot}{suffix}"


def _belongs(path: PurePosixPath, video: str, videos: Sequence[str]) -> bool:
    own = PurePosixPath(video)
    owners = [other for other in map(PurePosixPath, videos) if _carries_name(path, other.stem)]
    if owners:
        return max(owners, key=lambda owner: len(owner.stem)) == own
    if len(videos) == 1:
        return path.parent == own.parent or path.parent.name.lower() in _FOLDERS
    return _same_episode(path, own)


def _carries_name(path: PurePosixPath, stem: str) -> bool:
    beside = path.name.lower().startswith(stem.lower() + ".")
    return beside or any(folder.lower() == stem.lower() for folder in path.parts[-3:-1])


def _same_episode(path: PurePosixPath, video: PurePosixPath) -> bool:
    one, other = (read_release(part.name, Kind.TV) for part in (path, video))
    if one is None or other is None or not one.episodes:
        return False
    return (one.season, one.episodes) == (other.season, other.episodes)


def _read(video: str, path: str) -> Subtitle:
    pure, stem = PurePosixPath(path), PurePosixPath(video).stem
    own = pure.name[len(stem) :] if pure.name.lower().startswith(stem.lower() + ".") else pure.name
    words = set(_WORDS.findall(PurePosixPath(own).stem.lower()))
    release = read_release(pure.name, Kind.SUBTITLE)
    language = ISO_CODES.get(release.subtitle_language or "") if release else None
    return Subtitle(path, language, bool(words & _FORCED), bool(words & _HEARING))
