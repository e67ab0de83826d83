"""Finds which of many texts stand in a name, without looking for each."""

from collections import Counter
from collections.abc import Iterable, Mapping

_FOLDS = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"})
"""Letters that a search without regard to case takes for ASCII ones, and that lower() does not turn into them."""


def lower_name(name: str) -> str:
    """In lower case, so that every ASCII text is seen that a search without regard to case would find."""
    return name.lower() if name.isascii() else name.translate(_FOLDS).lower()


Gram = tuple[str, str, str]


class NameTexts:
    """Texts of two letters or more, each with the mask of the patterns that need it."""

    def __init__(self, masks: Mapping[str, int]) -> None:
        self._pairs = [(text, mask) for text, mask in masks.items() if len(text) == 2]
        longer = {text: mask for text, mask in masks.items() if len(text) > 2}
        self._by_gram: dict[Gram, list[tuple[str, int]]] = {}
        uses = Counter(gram for text in longer for gram in _grams(text))
        for text, mask in longer.items():
            rarest = min(sorted(_grams(text)), key=lambda gram: uses[gram])
            self._by_gram.setdefault(rarest, []).append((text, mask))
        self._known = frozenset(self._by_gram)

    def find(self, lowered: str) -> int:
        """The masks of all texts that stand in the name, put together; `lower_name` has lowered it."""
        found = 0
        for text, mask in self._pairs:  # they are few
            if text in lowered:
                found |= mask
        for gram in self._known.intersection(_grams(lowered)):
            for text, mask in self._by_gram[gram]:
                if text in lowered:
                    found |= mask
        return found


def _grams(text: str) -> Iterable[Gram]:
    """Its pieces of three letters."""
    return zip(text, text[1:], text[2:], strict=False)
