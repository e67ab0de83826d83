"""What a bench found: a value beside its aim and beside a reference from the same run."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Better(StrEnum):
    """Which way is good."""

    LESS = "<"
    MORE = "≥"


@dataclass(frozen=True, slots=True)
class Aim:
    """The value to reach."""

    better: Better
    value: float

    def is_met(self, value: float) -> bool:
        """Whether a value reaches it."""
        return value < self.value if self.better is Better.LESS else value >= self.value


@dataclass(frozen=True, slots=True)
class Reference:
    """The same thing done barely, on this machine, in this run, in the figure's own unit."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table."""

    name: str
    value: float
    unit: str
    reference: Reference | None = None
    aim: Aim | None = None

    @property
    def ratio(self) -> float | None:
        """The value in units of the reference: it says more than the value on a machine that is not yours."""
        return self.value / self.reference.value if self.reference and self.reference.value else None

    @property
    def aim_is_met(self) -> bool | None:
        """None without an aim."""
        return self.aim.is_met(self.value) if self.aim else None

    def as_json(self) -> dict[str, object]:
        """Itself, its ratio, and whether its aim is met."""
        return {**asdict(self), "ratio": self.ratio, "aim_is_met": self.aim_is_met}


def below(value: float) -> Aim:
    """Less is better."""
    return Aim(Better.LESS, value)


def at_least(value: float) -> Aim:
    """More is better."""
    return Aim(Better.MORE, value)
