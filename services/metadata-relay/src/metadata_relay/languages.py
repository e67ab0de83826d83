"""Languages by their two letters (ISO 639-1), TVDB's three and their English name, and which one a title gets."""

from dataclasses import dataclass

_ENGLISH = ("en", "eng", "English")
_TABLE = (
    _ENGLISH,
    ("ar", "ara", "Arabic"),
    ("bg", "bul", "Bulgarian"),
    ("bn", "ben", "Bengali"),
    ("bs", "bos", "Bosnian"),
    ("ca", "cat", "Catalan"),
    ("cs", "ces", "Czech"),
    ("da", "dan", "Danish"),
    ("de", "deu", "German"),
    ("el", "ell", "Greek"),
    ("es", "spa", "Spanish"),
    ("et", "est", "Estonian"),
    ("eu", "eus", "Basque"),
    ("fa", "fas", "Persian"),
    ("fi", "fin", "Finnish"),
    ("fr", "fra", "French"),
    ("gl", "glg", "Galician"),
    ("he", "heb", "Hebrew"),
    ("hi", "hin", "Hindi"),
    ("hr", "hrv", "Croatian"),
    ("hu", "hun", "Hungarian"),
    ("id", "ind", "Indonesian"),
    ("is", "isl", "Icelandic"),
    ("it", "ita", "Italian"),
    ("ja", "jpn", "Japanese"),
    ("ka", "kat", "Georgian"),
    ("ko", "kor", "Korean"),
    ("lt", "lit", "Lithuanian"),
    ("lv", "lav", "Latvian"),
    ("mk", "mkd", "Macedonian"),
    ("ml", "mal", "Malayalam"),
    ("ms", "msa", "Malay"),
    ("nl", "nld", "Dutch"),
    ("no", "nor", "Norwegian"),
    ("pl", "pol", "Polish"),
    ("pt", "por", "Portuguese"),
    ("ro", "ron", "Romanian"),
    ("ru", "rus", "Russian"),
    ("sk", "slk", "Slovak"),
    ("sl", "slv", "Slovenian"),
    ("sq", "sqi", "Albanian"),
    ("sr", "srp", "Serbian"),
    ("sv", "swe", "Swedish"),
    ("ta", "tam", "Tamil"),
    ("te", "tel", "Telugu"),
    ("th", "tha", "Thai"),
    ("tl", "tgl", "Tagalog"),
    ("tr", "tur", "Turkish"),
    ("uk", "ukr", "Ukrainian"),
    ("ur", "urd", "Urdu"),
    ("vi", "vie", "Vietnamese"),
    ("zh", "zho", "Chinese"),
)
_THREE = {two: three for two, three, _ in _TABLE}
# TVDB has codes of its own for Brazil's Portuguese and for Taiwan's and Cantonese Chinese.
_TWO = {three: two for two, three, _ in _TABLE} | {"pt": "pt", "zhtw": "zh", "yue": "zh", "nob": "no"}
_BY_NAME = {name.casefold(): two for two, _, name in _TABLE}


def three_letters(two: str) -> str:
    """TVDB's code of a language; English for one that it does not know."""
    return _THREE.get(two, _ENGLISH[1])


def two_letters(three: str | None) -> str | None:
    """The ISO 639-1 code of TVDB's."""
    return _TWO.get(three or "")


def named_language(name: str | None) -> str | None:
    """The ISO 639-1 code of a language's English name; of several after commas, the first."""
    return _BY_NAME.get((name or "").split(",")[0].strip().casefold())


@dataclass(frozen=True, slots=True)
class LanguagePolicy:
    """In which language titles are answered: in the default, or in their own when it is one of the primary ones."""

    default: str = "en"
    primary: frozenset[str] = frozenset()

    def own(self, original: str | None, current: str) -> str | None:
        """The title's own language, when it should be answered in that and not in the current one."""
        return original if original in self.primary and original != current else None
