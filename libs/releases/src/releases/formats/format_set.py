"""Many custom formats, prepared so that a release is matched against all of them quickly."""

from collections.abc import Iterable
from dataclasses import dataclass

from releases.formats.conditions import Condition
from releases.formats.custom_format import CustomFormat, Specification
from releases.formats.facts import FormatFacts
from releases.formats.numbered_conditions import NumberedConditions


@dataclass(frozen=True, slots=True)
class FormatMatch:
    """A format that matched, and the names of its specifications that were satisfied."""

    format: CustomFormat
    specifications: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormatMatches:
    """All that matched, in the order of the set; `given_up` are patterns that took too long and count as not found."""

    matches: tuple[FormatMatch, ...] = ()
    given_up: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Test:
    """One format over the numbered conditions: what must hold, what must not, and pairs of which any bit must.

    In a pair the first mask is of conditions that count when true, the second of those that count when false. `bits`
    are the specifications by name, with whether they are negated.
    """

    format: CustomFormat
    must: int
    must_not: int
    any_of: tuple[tuple[int, int], ...]
    bits: tuple[tuple[str, int, bool], ...]

    def passes(self, true: int, false: int) -> bool:
        if self.must & ~true or self.must_not & ~false:
            return False
        return all(positive & true or negative & false for positive, negative in self.any_of)

    def explain(self, true: int, false: int) -> FormatMatch:
        satisfied = [name for name, bit, negate in self.bits if bit & (false if negate else true)]
        return FormatMatch(self.format, tuple(satisfied))

    def key(self, common: int) -> int | None:
        """A mask of which at least one bit is true whenever the format matches; None when there is no such mask.

        Conditions in `common` hold for many releases and make poor keys.
        """
        masks = [1 << number for number in _bits(self.must)]
        masks += [positive for positive, negative in self.any_of if not negative]
        return min(masks, key=lambda mask: (mask & common != 0, mask.bit_count()), default=None)


class FormatSet:
    """Matches releases against all the formats given.

    A pattern gets at most `timeout_seconds` on a name, all patterns together about `budget_seconds`. Raises
    BadPatternError when a format holds a pattern that cannot be used.
    """

    def __init__(
        self, formats: Iterable[CustomFormat], *, timeout_seconds: float = 0.05, budget_seconds: float = 0.25
    ) -> None:
        self.formats = tuple(formats)
        conditions = [spec.condition for format_ in self.formats for spec in format_.specifications]
        self._conditions = NumberedConditions(conditions, timeout_seconds, budget_seconds)
        self._tests = [self._test(format_) for format_ in self.formats]
        self._sort_by_key()

    def match(self, facts: FormatFacts) -> FormatMatches:
        """Every format that the release matches."""
        given_up: list[str] = []
        true = self._conditions.true_for(facts, given_up)
        false = self._conditions.all & ~true
        if facts.languages is None:
            false &= ~self._conditions.languages
        passed = [at for at in self._candidates(true) if self._tests[at].passes(true, false)]
        matches = tuple(self._tests[at].explain(true, false) for at in sorted(passed))
        return FormatMatches(matches, tuple(given_up))

    def _test(self, format_: CustomFormat) -> _Test:
        must = must_not = 0
        any_of = []
        kinds: dict[type[Condition], list[Specification]] = {}
        for spec in format_.specifications:
            kinds.setdefault(type(spec.condition), []).append(spec)
        for members in kinds.values():
            required = [spec for spec in members if spec.required]
            positive, negative = self._masks(required or members)
            if required:
                must, must_not = must | positive, must_not | negative
            else:
                any_of.append((positive, negative))
        bits = tuple((spec.name, self._bit(spec), spec.negate) for spec in format_.specifications)
        return _Test(format_, must, must_not, tuple(any_of), bits)

    def _masks(self, specs: Iterable[Specification]) -> tuple[int, int]:
        positive = negative = 0
        for spec in specs:
            if spec.negate:
                negative |= self._bit(spec)
            else:
                positive |= self._bit(spec)
        return positive, negative

    def _bit(self, spec: Specification) -> int:
        return 1 << self._conditions.numbers[spec.condition]

    def _sort_by_key(self) -> None:
        self._keyless: list[int] = []
        self._by_bit: dict[int, list[int]] = {}
        for at, test in enumerate(self._tests):
            key = test.key(self._conditions.common)
            if key is None:
                self._keyless.append(at)
            for number in _bits(key or 0):
                self._by_bit.setdefault(number, []).append(at)
        self._keys = sum(1 << number for number in self._by_bit)

    def _candidates(self, true: int) -> set[int]:
        found = set(self._keyless)
        for number in _bits(true & self._keys):
            found.update(self._by_bit[number])
        return found


def _bits(mask: int) -> list[int]:
    numbers = []
    while mask:
        lowest = mask & -mask
        numbers.append(lowest.bit_length() - 1)
        mask ^= lowest
    return numbers
