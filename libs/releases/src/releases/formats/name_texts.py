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
    """Texts of two letters or more, each with the mask of the patterns that need it."""

    def __init__(self, masks: Mapping[str, int]) -> None:
        usable = {text: mask for text, mask in masks.items() if len(text) > 1}
        self._by_gram: dict[Gram, list[tuple[str, int]]] = {}
        uses = Counter(gram for text in usable for gram in _grams(text))
        for text, mask in usable.items():
            rarest = min(sorted(_grams(text)), key=lambda gram: uses[gram])
            self._by_gram.setdefault(rarest, []).append((text, mask))
        self._known_pairs = frozenset(gram for gram in self._by_gram if len(gram) == 2)
        self._known_triples = frozenset(self._by_gram) - self._known_pairs

    def find(self, lowered: str) -> int:
        """The masks of all texts that stand in the name, put together; `lower_name` has lowered it."""
        found = 0
        grams = self._known_triples.intersection(_triples(lowered))
        if self._known_pairs:
            grams |= self._known_pairs.intersection(_pairs(lowered))
        for gram in grams:
            for text, mask in self._by_gram[gram]:
                if text in lowered:
                    found |= mask
        return found


def _grams(text: str) -> list[Gram]:
    """Its pieces of three letters; a text of two is its own piece."""
    return list(_triples(text) if len(text) > 2 else _pairs(text))


def _pairs(text: str) -> Iterable[Gram]:
    return pairwise(text)


def _triples(text: str) -> Iterable[Gram]:
    return zip(text, text[1:], text[2:], strict=False)
