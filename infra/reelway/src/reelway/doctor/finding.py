"""What the doctor finds."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reelway.data_folder import DataFolder


class State(StrEnum):
    """How bad it is; only FAILING makes the command fail."""

    OK = "ok"
    WARNING = "warning"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and what to do about it."""

    name: str
    state: State
    detail: str
    advice: str = ""


Look = Callable[[DataFolder], Finding]
