"""Titles boiled down, so that two spellings of one title become the same text."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
        "&": " and ", "+": " and ", "@": "a", "$": "s",
        "'": "", "’": "", "‘": "", "`": "", "´": "", "ʻ": "", "′": "", "*": "",
    }
)  # fmt: skip
"""Letters that do not come apart into a plain one and an accent; apostrophes and asterisks leave no gap."""

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k", "л": "l",
        "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i",
        "є": "ye", "ґ": "g",
    }
)  # fmt: skip

_ROMAN = {
    "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10", "xi": "11",
    "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16", "xvii": "17", "xviii": "18", "xix": "19",
    "xx": "20",
}  # fmt: skip

_SILENT = frozenset({"a", "an", "the", "and"})
_WORD = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_YEAR_AT_END = re.compile(r"[\s(\[._-]+((?:19|20)\d\d)[)\]]?\s*$")

MAX_TITLE_LENGTH = 500


@lru_cache(maxsize=16384)
def clean_title(title: str) -> str:
    """The title in lower case, without accents, gaps, punctuation, articles and "and".

    Roman numbers after the first word become arabic, Cyrillic becomes Latin; other scripts stay. A title that would
    vanish keeps its articles.
    """
    words = _words(title[:MAX_TITLE_LENGTH])
    told = [word for word in words if word not in _SILENT] or words
    return "".join([*told[:1], *(_ROMAN.get(word, word) for word in told[1:])])


def split_year(title: str) -> tuple[str, int | None]:
    """The title without a year at its end, and that year: "Title (2009)" and "Title 2009" alike.

    A title that is only a year stays whole.
    """
    found = _YEAR_AT_END.search(title)
    if not found or not title[: found.start()].strip():
        return title, None
    return title[: found.start()].strip(), int(found[1])


def _words(title: str) -> list[str]:
    if title.isascii():
        return _with_abbreviations(_WORD.findall(title.lower().translate(_LETTERS)))
    apart = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS))
    latin = _ACCENTS.sub("", apart).translate(_CYRILLIC)
    return _with_abbreviations(_WORD.findall(unicodedata.normalize("NFC", latin)))


def _with_abbreviations(words: list[str]) -> list[str]:
    """Single letters in a row are one word, with dots between them or without."""
    joined: list[str] = []
    in_letters = False
    for word in words:
        is_letter = len(word) == 1 and word.isalpha()
        if is_letter and in_letters:
            joined[-1] += word
        else:
            joined.append(word)
        in_letters = is_letter
    return joined
