"""One custom format as masks over numbered conditions."""

from collections.abc import Iterable, Mapping, Sequence

from releases.formats.bits import bits_of
from releases.formats.conditions import Condition
from releases.formats.custom_format import Specification


class FormatTest:
    """What must hold, what must not, and pairs of masks of which any bit must count.

    In a pair the first mask is of conditions that count when true, the second of those that count when false. `wanted`
    and `unwanted` are all conditions that count when true, and when false.
    """

    __slots__ = ("_any_of", "_names", "_unwanted_at", "_wanted_at", "must", "must_not", "unwanted", "wanted")

    def __init__(self, specifications: Sequence[Specification], numbers: Mapping[Condition, int]) -> None:
        self.must = self.must_not = 0
        self._any_of: list[tuple[int, int]] = []
        self._names = [spec.name for spec in specifications]
        self._wanted_at: dict[int, list[int]] = {}
        self._unwanted_at: dict[int, list[int]] = {}
        for at, spec in enumerate(specifications):
            places = self._unwanted_at if spec.negate else self._wanted_at
            places.setdefault(numbers[spec.condition], []).append(at)
        self.wanted = _mask(1 << number for number in self._wanted_at)
        self.unwanted = _mask(1 << number for number in self._unwanted_at)
        kinds: dict[type[Condition], list[Specification]] = {}
        for spec in specifications:
            kinds.setdefault(type(spec.condition), []).append(spec)
        for members in kinds.values():
            required = [spec for spec in members if spec.required]
            counting = required or members
            positive = _mask(1 << numbers[spec.condition] for spec in counting if not spec.negate)
            negative = _mask(1 << numbers[spec.condition] for spec in counting if spec.negate)
            if required:
                self.must, self.must_not = self.must | positive, self.must_not | negative
            else:
                self._any_of.append((positive, negative))

    def passes(self, true: int, false: int) -> bool:
        """Whether the format matches, given what is true and what is false."""
        if self.must & ~true or self.must_not & ~false:
            return False
        for positive, negative in self._any_of:  # noqa: SIM110  # twice as fast as all() here
            if not (positive & true or negative & false):
                return False
        return True

    def counting(self, true: int, false: int) -> tuple[int, int]:
        """Of what is true and false, that which satisfies a specification."""
        return self.wanted & true, self.unwanted & false

    def satisfied(self, true: int, false: int) -> tuple[str, ...]:
        """The names of the specifications that are satisfied by what counts for this format."""
        places = [at for number in bits_of(true) for at in self._wanted_at[number]]
        places += [at for number in bits_of(false) for at in self._unwanted_at[number]]
        return tuple([self._names[at] for at in sorted(places)])

    def key(self, common: int) -> int | None:
        """A mask of which at least one bit is true whenever the format matches; None when there is no such mask.

        Conditions in `common` hold for many releases and make poor keys.
        """
        masks = [1 << number for number in bits_of(self.must)]
        masks += [positive for positive, negative in self._any_of if not negative]
        return min(masks, key=lambda mask: (mask & common != 0, mask.bit_count()), default=None)


def _mask(bits: Iterable[int]) -> int:
    mask = 0
    for bit in bits:
        mask |= bit
    return mask
