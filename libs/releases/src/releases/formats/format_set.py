"""Many custom formats, prepared so that a release is matched against all of them quickly."""

from collections.abc import Iterable
from functools import lru_cache, partial
from typing import NamedTuple

from releases.formats.bits import bits_of
from releases.formats.custom_format import CustomFormat
from releases.formats.facts import FormatFacts
from releases.formats.format_test import FormatTest
from releases.formats.numbered_conditions import NumberedConditions
from releases.formats.patience import Patience
from releases.formats.text_patterns import TextSearch

_MOST_REMEMBERED = 1024
_MOST_EXPLAINED = 8192


class FormatMatch(NamedTuple):
    """A format that matched, and the names of its specifications that were satisfied."""

    format: CustomFormat
    specifications: tuple[str, ...]


class FormatMatches(NamedTuple):
    """All that matched, in the order of the set; `given_up` are patterns that took too long and count as not found."""

    matches: tuple[FormatMatch, ...] = ()
    given_up: tuple[str, ...] = ()


class FormatSet:
    """Matches releases against all the formats given.

    Conditions are judged from cheap to costly: what picture and sound rule out is not looked at again, and patterns
    are tried only for formats that everything else lets pass. A pattern gets at most `timeout_seconds` on a name, all
    patterns together about `budget_seconds`. Raises BadPatternError when a format holds a pattern that cannot be used.
    """

    def __init__(
        self, formats: Iterable[CustomFormat], *, timeout_seconds: float = 0.05, budget_seconds: float = 0.25
    ) -> None:
        self.formats = tuple(formats)
        self._new_patience = partial(Patience, timeout_seconds, budget_seconds)
        conditions = [spec.condition for format_ in self.formats for spec in format_.specifications]
        self._conditions = NumberedConditions(conditions, self._new_patience)
        self._tests = [FormatTest(format_.specifications, self._conditions.numbers) for format_ in self.formats]
        self._possible = lru_cache(_MOST_REMEMBERED)(self._find_possible)
        self._explained = lru_cache(_MOST_EXPLAINED)(self._explain)
        self._sort_by_key()

    def match(self, facts: FormatFacts) -> FormatMatches:
        """Every format that the release matches."""
        patience = self._new_patience()
        search = TextSearch(self._conditions.titles, facts.title, patience)
        true = self._conditions.of_quality_and_languages(facts)
        possible, asked = self._possible(true)
        true |= self._conditions.of_the_rest(facts) | search.find(asked)
        likely = [at for at in bits_of(possible & self._with_key(true)) if not self._tests[at].must & ~true]
        true |= search.find(self._unwanted_titles(likely) & ~asked)
        false = self._conditions.all & ~true
        if facts.languages is None:
            false &= ~self._conditions.languages
        passed = [at for at in likely if self._tests[at].passes(true, false)]
        matches = [self._explained(at, *self._tests[at].counting(true, false)) for at in passed]
        return FormatMatches(tuple(matches), tuple(patience.given_up))

    def _find_possible(self, true: int) -> tuple[int, int]:
        """Masks of the formats that quality and languages let pass, and of the patterns that these want to be found."""
        open_ = self._conditions.all & ~self._conditions.quality_and_languages
        false = self._conditions.all & ~true
        possible = asked = 0
        for at, test in enumerate(self._tests):
            if test.passes(true | open_, false | open_):
                possible |= 1 << at
                asked |= test.wanted & self._conditions.titles.all
        return possible, asked

    def _explain(self, at: int, true: int, false: int) -> FormatMatch:
        return FormatMatch(self.formats[at], self._tests[at].satisfied(true, false))

    def _unwanted_titles(self, likely: list[int]) -> int:
        mask = 0
        for at in likely:
            mask |= self._tests[at].unwanted
        return mask & self._conditions.titles.all

    def _sort_by_key(self) -> None:
        """So that formats whose key does not hold need no look at all."""
        self._keyless = 0
        self._by_key: dict[int, int] = {}
        for at, test in enumerate(self._tests):
            key = test.key(self._conditions.common)
            if key is None:
                self._keyless |= 1 << at
            for number in bits_of(key or 0):
                self._by_key[number] = self._by_key.get(number, 0) | 1 << at
        self._keys = sum(1 << number for number in self._by_key)

    def _with_key(self, true: int) -> int:
        formats = self._keyless
        for number in bits_of(true & self._keys):
            formats |= self._by_key[number]
        return formats
