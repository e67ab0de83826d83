"""The language of a subtitle file, from the words before its ending."""

import re

from releases.reading.tables.languages import SUBTITLE_ONLY, WORDS
from releases.reading.tables.phrases import phrases
from releases.reading.text import Text

_MARKS = phrases("forced|foreign|sdh|cc|hi|default|full|normal|dialogue|signs|songs|sub|subs|commentary")
_TAIL = re.compile(r"[^.\-_ \[\]()]+$")
_REGIONAL_TAIL = re.compile(r"(?<![^.\-_ ])[a-z]{2,3}-(?:[a-z]{2}|hans|hant|419)$")
_TAIL_LANGUAGE = re.compile(r"[.\-_ ]([a-z]{2,3})[.\-_ ]$")
_REGIONS = {"pt-br": "portuguesebr", "es-419": "spanishlatino", "es-mx": "spanishlatino", "nl-be": "flemish"}


def _codes() -> dict[str, str]:
    table: dict[str, str] = {}
    for names in (WORDS, SUBTITLE_ONLY):
        for language, words in names.items():
            table.update({word: language for word in words.split("|") if " " not in word})
    return table


_CODES = _codes()


def find_subtitle_language(text: Text) -> str | None:
    """The language named last, behind marks such as forced or sdh; None when none is named.

    One title of the track may stand between, as in `Name.en.testtitle.forced.ass`.
    """
    rest = text.low.rstrip()
    floor = max(rest.rfind("]"), rest.rfind(")"))
    strangers = 0
    marked = False
    for _ in range(5):
        regional = _REGIONAL_TAIL.search(rest)
        tail = regional if regional and _language(regional.group()) else _TAIL.search(rest)
        if tail is None or tail.start() <= floor or (tail.start() == 0 and len(tail.group()) < 4):
            return None
        word = tail.group()
        if word == "hi" and not marked and _TAIL_LANGUAGE.search(rest[: tail.start()]):
            language = None
        else:
            language = _language(word)
        if language:
            text.mark(tail.start(), len(rest), "subtitle_language")
            text.blank(tail.start(), len(text.low))
            return language
        if word in _MARKS or word.isdigit():
            marked = marked or word in _MARKS
        else:
            strangers += 1
            if strangers > 1 or not (marked or floor > 0):
                return None
        rest = rest[: tail.start()].rstrip(".-_ ")
    return None


def _language(word: str) -> str | None:
    if word in _REGIONS:
        return _REGIONS[word]
    return _CODES.get(word) or _CODES.get(word.partition("-")[0])
