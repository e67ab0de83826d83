"""All conditions of many formats, each once and numbered, judged together into one bit mask."""

import time
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from releases.formats.conditions import (
    Condition,
    EditionMatches,
    GroupMatches,
    LanguageIs,
    ModifierIs,
    ResolutionIs,
    SourceIs,
    TitleMatches,
)
from releases.formats.facts import FormatFacts
from releases.formats.name_texts import NameTexts, lower_name
from releases.formats.needed_texts import Texts, needed_texts
from releases.formats.pattern import Pattern, compile_pattern
from releases.formats.satisfaction import holds
from releases.release import Quality

MAX_TITLE_LENGTH = 1000
_MOST_REMEMBERED = 4096

_RARE = (TitleMatches, GroupMatches, EditionMatches)

Kind = TypeVar("Kind", bound=Condition)


class NumberedConditions:
    """Bit n of a mask is the condition with number n. Raises BadPatternError for patterns that cannot be used.

    What depends on few facts (group, quality, languages) is remembered; title patterns are tried only on names that
    hold a text which the pattern needs.
    """

    def __init__(self, conditions: Iterable[Condition], timeout_seconds: float, budget_seconds: float) -> None:
        self.numbers = {condition: number for number, condition in enumerate(dict.fromkeys(conditions))}
        self.all = (1 << len(self.numbers)) - 1
        self.languages = sum(1 << number for _, number in self._of(LanguageIs))
        self._timeout_seconds = timeout_seconds
        self._budget_seconds = budget_seconds
        self._titles = {number: compile_pattern(condition.pattern) for condition, number in self._of(TitleMatches)}
        self._groups = [(compile_pattern(condition.pattern), number) for condition, number in self._of(GroupMatches)]
        self._editions = [
            (compile_pattern(condition.pattern), number) for condition, number in self._of(EditionMatches)
        ]
        self._prepare_texts()
        by_quality: tuple[type[Condition], ...] = (SourceIs, ResolutionIs, ModifierIs)
        self._quality_conditions = self._plain(by_quality)
        self._language_conditions = self._plain((LanguageIs,))
        remembered = (*_RARE, LanguageIs, *by_quality)
        self._other_conditions = [(c, 1 << n) for c, n in self.numbers.items() if not isinstance(c, remembered)]
        self.common = self.all & ~sum(1 << n for c, n in self.numbers.items() if isinstance(c, _RARE))
        self._group_mask = lru_cache(_MOST_REMEMBERED)(self._judge_group)
        self._edition_mask = lru_cache(_MOST_REMEMBERED)(self._judge_edition)
        self._quality_mask = lru_cache(_MOST_REMEMBERED)(self._judge_quality)
        self._language_mask = lru_cache(_MOST_REMEMBERED)(self._judge_languages)

    def true_for(self, facts: FormatFacts, given_up: list[str]) -> int:
        """The mask of what holds for the release; patterns that took too long are added to `given_up`."""
        mask = self._quality_mask(facts.quality)
        mask |= self._language_mask(facts.languages, facts.original_language)
        if facts.group:
            mask |= self._group_mask(facts.group[:MAX_TITLE_LENGTH])
        if facts.edition:
            mask |= self._edition_mask(facts.edition[:MAX_TITLE_LENGTH])
        for condition, bit in self._other_conditions:
            if holds(condition, facts):
                mask |= bit
        return mask | self._judge_title(facts.title[:MAX_TITLE_LENGTH], given_up)

    def _of(self, kind: type[Kind]) -> list[tuple[Kind, int]]:
        return [(condition, number) for condition, number in self.numbers.items() if isinstance(condition, kind)]

    def _plain(self, kinds: tuple[type[Condition], ...]) -> list[tuple[Condition, int]]:
        return [(condition, 1 << number) for condition, number in self.numbers.items() if isinstance(condition, kinds)]

    def _prepare_texts(self) -> None:
        self._always: set[int] = set()
        self._also: dict[int, tuple[Texts, ...]] = {}
        texts: dict[str, list[int]] = {}
        for condition, number in self._of(TitleMatches):
            needed = needed_texts(condition.pattern)
            self._also[number] = needed[1:]
            if not needed or min(map(len, needed[0])) < 2:
                self._always.add(number)
                continue
            for text in needed[0]:
                texts.setdefault(text, []).append(number)
        self._texts = NameTexts(texts)

    def _judge_title(self, title: str, given_up: list[str]) -> int:
        mask = 0
        deadline = time.monotonic() + self._budget_seconds
        lowered = lower_name(title)
        for number in self._always | self._texts.find(lowered):
            others = self._also[number]
            if others and not all(any(text in lowered for text in texts) for texts in others):
                continue
            if self._found(self._titles[number], title, deadline, given_up):
                mask |= 1 << number
        return mask

    def _found(self, pattern: Pattern, title: str, deadline: float, given_up: list[str]) -> bool:
        # The clock only ends what would not end by itself: it never changes a verdict that was reached.
        if given_up and time.monotonic() > deadline:
            given_up.append(pattern.compiled.pattern)
            return False
        try:
            return pattern.found_in(title, self._timeout_seconds)
        except TimeoutError:
            given_up.append(pattern.compiled.pattern)
            return False

    def _judge_group(self, group: str) -> int:
        return self._judge_text(group, self._groups)

    def _judge_edition(self, edition: str) -> int:
        return self._judge_text(edition, self._editions)

    def _judge_text(self, text: str, patterns: list[tuple[Pattern, int]]) -> int:
        given_up: list[str] = []
        deadline = time.monotonic() + self._budget_seconds
        return sum(1 << number for pattern, number in patterns if self._found(pattern, text, deadline, given_up))

    def _judge_quality(self, quality: Quality) -> int:
        facts = FormatFacts(title="", quality=quality)
        return sum(bit for condition, bit in self._quality_conditions if holds(condition, facts))

    def _judge_languages(self, languages: tuple[str, ...] | None, original: str | None) -> int:
        facts = FormatFacts(title="", languages=languages, original_language=original)
        return sum(bit for condition, bit in self._language_conditions if holds(condition, facts))
