"""How a service says whether it can work."""

from enum import StrEnum
from typing import ClassVar

from contracts.message import Ask, Value


class HealthState(StrEnum):
    """Of one check or of a whole service: the worst of its checks."""

    OK = "ok"
    WARNING = "warning"
    FAILING = "failing"


class HealthCheck(Value):
    """One thing that was looked at; `advice` says what to do when it is not ok."""

    name: str
    state: HealthState
    detail: str = ""
    advice: str = ""


class HealthReport(Value):
    """All checks of a service."""

    service: str
    version: str
    state: HealthState
    checks: tuple[HealthCheck, ...]

    @classmethod
    def of(cls, service: str, version: str, checks: tuple[HealthCheck, ...]) -> "HealthReport":
        """The report whose state is the worst of its checks."""
        order = tuple(HealthState)
        worst = max((order.index(check.state) for check in checks), default=0)
        return cls(service=service, version=version, state=order[worst], checks=checks)


class GetHealth(Ask):
    """Can the service work? Subclassed once per service."""

    answer: ClassVar[type[Value]] = HealthReport
    timeout_seconds: ClassVar[float] = 3.0
