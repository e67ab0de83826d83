"""The order of names."""

import re
import unicodedata

_ARTICLE = re.compile(r"^(the|an?|der|die|das|le|la|les|el|los|las|il)\s+(?=\S)")

# Letters that Unicode does not take apart into a letter and its accent.
UNDIVIDED = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
_UNDIVIDED = str.maketrans(UNDIVIDED)


def sort_name(name: str) -> str:
    """Lower case, without accents and leading article: `The Échos` sorts as `echos`, `Øya` as `oya`."""
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_UNDIVIDED)
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return _ARTICLE.sub("", " ".join(plain.split())) or name.casefold()


def search_text(*names: str | None) -> str:
    """What a filter looks through: every name as it is and without accents, one a line."""
    texts = {name.casefold() for name in names if name} | {sort_name(name) for name in names if name}
    return "\n".join(sorted(texts))[:4000]
