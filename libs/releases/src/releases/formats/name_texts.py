"""Finds which of many texts stand in a name, without looking for each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

_FOLDS = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"})
"""Letters that a search without regard to case takes for ASCII ones, and that lower() does not turn into them."""


def lower_name(name: str) -> str:
    """In lower case, so that every ASCII text is seen that a search without regard to case would find."""
    return name.lower() if name.isascii() else name.translate(_FOLDS).lower()


Gram = tuple[str, ...]


class NameTexts:
    """Texts, each leading to the numbers of the patterns that need it."""

    def __init__(self, numbers_of: Mapping[str, Iterable[int]]) -> None:
        usable = {text: tuple(numbers) for text, numbers in numbers_of.items() if len(text) > 1}
        self._by_gram: dict[Gram, list[tuple[str, tuple[int, ...]]]] = {}
        uses = Counter(gram for text in usable for gram in _grams(text))
        for text, numbers in usable.items():
            rarest = min(sorted(_grams(text)), key=lambda gram: uses[gram])
            self._by_gram.setdefault(rarest, []).append((text, numbers))
        self._known = frozenset(self._by_gram)

    def find(self, lowered: str) -> set[int]:
        """The numbers of all patterns with a text that stands in the name, which `lower_name` has lowered."""
        found: set[int] = set()
        for gram in self._known.intersection({*_pairs(lowered), *_triples(lowered)}):
            for text, numbers in self._by_gram[gram]:
                if text in lowered:
                    found.update(numbers)
        return found


def _grams(text: str) -> list[Gram]:
    """Its pieces of three letters; a text of two is its own piece."""
    return list(_triples(text) if len(text) > 2 else _pairs(text))


def _pairs(text: str) -> Iterable[Gram]:
    return pairwise(text)


def _triples(text: str) -> Iterable[Gram]:
    return zip(text, text[1:], text[2:], strict=False)
