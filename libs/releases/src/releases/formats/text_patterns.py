"""The patterns of many formats that look at one text (name, group, edition), tried only where they have a chance."""

from collections.abc import Mapping

from releases.formats.bits import bits_of
from releases.formats.name_texts import NameTexts, lower_name
from releases.formats.needed_texts import Texts, needed_texts
from releases.formats.patience import Patience
from releases.formats.pattern import compile_pattern

MAX_LENGTH = 1000


class TextPatterns:
    """Patterns by number; `all` is the mask of all of them. Raises BadPatternError for those that cannot be used."""

    def __init__(self, patterns: Mapping[int, str]) -> None:
        self.all = sum(1 << number for number in patterns)
        self.compiled = {number: compile_pattern(pattern) for number, pattern in patterns.items()}
        self.also: dict[int, tuple[Texts, ...]] = {}
        self._always = 0
        texts: dict[str, int] = {}
        for number, pattern in patterns.items():
            needed = needed_texts(pattern)
            self.also[number] = needed[1:]
            if not needed or min(map(len, needed[0])) < 2:
                self._always |= 1 << number
                continue
            for text in needed[0]:
                texts[text] = texts.get(text, 0) | 1 << number
        self._texts = NameTexts(texts)

    def likely(self, lowered: str) -> int:
        """The mask of those that a lowered text gives a chance, by the most telling of the texts that they need."""
        return self._always | self._texts.find(lowered)


class TextSearch:
    """The search of one text, of which the first 1,000 characters count."""

    def __init__(self, patterns: TextPatterns, text: str, patience: Patience) -> None:
        self._patterns = patterns
        self._patience = patience
        self._text = text[:MAX_LENGTH]
        self._lowered = lower_name(self._text)
        self._likely = patterns.likely(self._lowered)

    def find(self, asked: int) -> int:
        """The mask of those that are found, among the ones asked for."""
        found = 0
        for number in bits_of(asked & self._likely):
            if self._has_all_texts(number) and self._patience.finds(self._patterns.compiled[number], self._text):
                found |= 1 << number
        return found

    def _has_all_texts(self, number: int) -> bool:
        return all(any(text in self._lowered for text in texts) for texts in self._patterns.also[number])
