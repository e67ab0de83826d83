"""All conditions of many formats, each once and numbered, judged together into one bit mask."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from releases.formats.conditions import (
    Condition,
    EditionMatches,
    FlagIs,
    GroupMatches,
    LanguageIs,
    ModifierIs,
    ResolutionIs,
    SizeWithin,
    SourceIs,
    TitleMatches,
    TypeIs,
    YearWithin,
)
from releases.formats.facts import FormatFacts
from releases.formats.intervals import Intervals
from releases.formats.patience import Patience
from releases.formats.satisfaction import BYTES_PER_GB, language_holds, quality_holds
from releases.formats.text_patterns import TextPatterns, TextSearch
from releases.release import Quality

_MOST_REMEMBERED = 4096
_RARE = (TitleMatches, GroupMatches, EditionMatches)
_OF_QUALITY = (SourceIs, ResolutionIs, ModifierIs)

Kind = TypeVar("Kind", bound=Condition)


class NumberedConditions:
    """Bit n of a mask is the condition with number n. Raises BadPatternError for patterns that cannot be used.

    What depends on few facts (quality, languages, group, edition) is remembered; the rest is looked up. The patterns
    for names are the caller's to try: `titles`.
    """

    def __init__(self, conditions: Iterable[Condition], new_patience: Callable[[], Patience]) -> None:
        self.numbers = {condition: number for number, condition in enumerate(dict.fromkeys(conditions))}
        self.all = (1 << len(self.numbers)) - 1
        self.titles = TextPatterns({number: condition.pattern for condition, number in self._of(TitleMatches)})
        self._groups = TextPatterns({number: condition.pattern for condition, number in self._of(GroupMatches)})
        self._editions = TextPatterns({number: condition.pattern for condition, number in self._of(EditionMatches)})
        self.quality_and_languages = sum(
            1 << number for c, number in self.numbers.items() if isinstance(c, (*_OF_QUALITY, LanguageIs))
        )
        self.languages = sum(1 << number for _, number in self._of(LanguageIs))
        self.common = self.all & ~sum(1 << n for c, n in self.numbers.items() if isinstance(c, _RARE))
        self._new_patience = new_patience
        self._flags = {condition.flag: 1 << number for condition, number in self._of(FlagIs)}
        self._types = {condition.type: 1 << number for condition, number in self._of(TypeIs)}
        self._sizes = Intervals(
            (c.min_gb * BYTES_PER_GB, c.max_gb * BYTES_PER_GB, 1 << n) for c, n in self._of(SizeWithin)
        )
        self._years = Intervals((c.min_year - 1, c.max_year, 1 << number) for c, number in self._of(YearWithin))
        self._of_quality = [(c, 1 << n) for c, n in self.numbers.items() if isinstance(c, _OF_QUALITY)]
        self.group_mask = lru_cache(_MOST_REMEMBERED)(self._judge_group)
        self.edition_mask = lru_cache(_MOST_REMEMBERED)(self._judge_edition)
        self.quality_mask = lru_cache(_MOST_REMEMBERED)(self._judge_quality)
        self.language_mask = lru_cache(_MOST_REMEMBERED)(self._judge_languages)

    def of_quality_and_languages(self, facts: FormatFacts) -> int:
        """The mask of what holds of quality and languages: few masks for many releases."""
        return self.quality_mask(facts.quality) | self.language_mask(facts.languages, facts.original_language)

    def of_the_rest(self, facts: FormatFacts) -> int:
        """The mask of what holds of everything else but the title."""
        mask = self._types.get(facts.type, 0)
        if facts.group:
            mask |= self.group_mask(facts.group)
        if facts.edition:
            mask |= self.edition_mask(facts.edition)
        if facts.size_bytes is not None:
            mask |= self._sizes.mask_of(facts.size_bytes)
        if facts.year is not None:
            mask |= self._years.mask_of(facts.year)
        for flag, bit in self._flags.items():
            mask |= bit if flag in facts.flags else 0
        return mask

    def _of(self, kind: type[Kind]) -> list[tuple[Kind, int]]:
        return [(condition, number) for condition, number in self.numbers.items() if isinstance(condition, kind)]

    def _judge_group(self, group: str) -> int:
        return TextSearch(self._groups, group, self._new_patience()).find(self._groups.all)

    def _judge_edition(self, edition: str) -> int:
        return TextSearch(self._editions, edition, self._new_patience()).find(self._editions.all)

    def _judge_quality(self, quality: Quality) -> int:
        return sum(bit for condition, bit in self._of_quality if quality_holds(condition, quality))

    def _judge_languages(self, languages: tuple[str, ...] | None, original: str | None) -> int:
        return sum(1 << n for condition, n in self._of(LanguageIs) if language_holds(condition, languages, original))
