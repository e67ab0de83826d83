"""Names of languages, as the reader gives them, and the numbers that Sonarr and Radarr use."""

from releases.qualities.numbers import App

ORIGINAL = "original"
"""Stands for the language that the title was made in."""
ANY = "any"
UNKNOWN = "unknown"


def _words(text: str) -> list[str]:
    return text.split()


_FIRST = _words(
    "unknown english french spanish german italian danish dutch japanese icelandic chinese russian polish vietnamese "
    "swedish norwegian finnish turkish portuguese flemish greek korean hungarian hebrew lithuanian czech"
)
_SONARR_REST = _words(
    "arabic hindi bulgarian malayalam ukrainian slovak thai portuguesebrazil spanishlatino romanian latvian persian "
    "catalan croatian serbian bosnian estonian tamil indonesian"
)
_RADARR_REST = _words(
    "hindi romanian thai bulgarian portuguesebrazil arabic ukrainian persian bengali slovak latvian spanishlatino "
    "catalan croatian serbian bosnian estonian tamil indonesian telugu macedonian slovenian malayalam kannada albanian "
    "afrikaans marathi tagalog urdu romansh mongolian georgian"
)

LANGUAGE_IDS: dict[App, dict[int, str]] = {
    App.SONARR: {-2: ORIGINAL} | dict(enumerate(_FIRST + _SONARR_REST)),
    App.RADARR: {-2: ORIGINAL, -1: ANY} | dict(enumerate(_FIRST + _RADARR_REST)),
}
"""From 26 on the same number is another language in the other program."""

_ALSO = {"portuguesebr": "portuguesebrazil", "brazilian": "portuguesebrazil", "latino": "spanishlatino"}


def plain_language(name: str) -> str:
    """`Portuguese (Brazil)`, `portuguese-brazil` and `PortugueseBR` as one word: `portuguesebrazil`."""
    word = "".join(letter for letter in name.lower() if letter.isalpha())
    return _ALSO.get(word, word)
