"""Value types of changes to many titles at once."""

from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, model_validator

from contracts.message import Value
from contracts.values import TitleKind

MAX_TITLES = 20_000
"""As many titles as one change may name or its filter may match."""
MAX_NAMED = 2_000


class TitleFilter(Value):
    """Which titles of a kind are meant, as the library's list filters them."""

    kind: TitleKind
    library_id: UUID | None = None
    query: Annotated[str | None, Field(max_length=200)] = None
    """Part of a name or of an alternative title."""
    state: Literal["all", "missing", "complete", "unmonitored"] = "all"


class TitleSelection(Value):
    """Titles by their ids, or all that a filter matches but a few; one of both."""

    title_ids: Annotated[tuple[UUID, ...], Field(max_length=MAX_NAMED)] = ()
    """Titles by id."""
    matching: TitleFilter | None = None
    """All titles that this matches."""
    except_ids: Annotated[tuple[UUID, ...], Field(max_length=MAX_NAMED)] = ()
    """Left out of what `matching` finds."""

    @model_validator(mode="after")
    def _one_of_both(self) -> "TitleSelection":
        if bool(self.title_ids) == (self.matching is not None):
            raise ValueError("name titles by `title_ids` or by `matching`, one of both")
        return self


class BulkAction(StrEnum):
    """What is done to each title."""

    MONITOR = "monitor"
    UNMONITOR = "unmonitor"
    SET_PROFILE = "set_profile"
    REMOVE = "remove"


class BulkChange(Value):
    """The action and what it needs to know."""

    action: BulkAction
    """What is done to each title."""
    profile_id: UUID | None = None
    """`set_profile`: the new profile."""
    slot: Annotated[str | None, Field(min_length=1, max_length=100)] = None
    """`set_profile`: the name of the slot; null is each title's first."""
    search: bool = False
    """`monitor`: whether to search at once for what becomes wanted; else it waits for the next round."""
    remove_files: bool = False
    """`remove`: whether the files go to the recycle bin; else they stay where they are."""

    @model_validator(mode="after")
    def _names_its_profile(self) -> "BulkChange":
        if (self.action is BulkAction.SET_PROFILE) != (self.profile_id is not None):
            raise ValueError("`profile_id` goes with the action set_profile, and only with it")
        return self


class BulkPreview(Value):
    """What a change would do."""

    titles: int
    """How many titles are selected."""
    changed: int
    """How many of them would change; the others are so already."""
    targets_wanted: int
    """Targets that would become wanted."""
    targets_unwanted: int
    """Targets that would no longer be wanted."""
    targets_judged: int
    """Targets, with a file or without, that would be judged by the new profile."""
    files: int
    """Files of the titles that would be removed."""
    size_bytes: int
    """Bytes of these files."""


class BulkState(StrEnum):
    """How far a change is."""

    RUNNING = "running"
    COMPLETED = "completed"


class BulkFailure(Value):
    """A title that could not be changed, and why."""

    title_id: UUID
    name: str
    detail: str


class BulkChangeView(Value):
    """A change of many titles: how far it is and what it could not do."""

    bulk_id: UUID
    """The change."""
    state: BulkState
    change: BulkChange
    """What is done."""
    total: int
    """How many titles there are."""
    done: int
    """How many of them were looked at, those that failed included."""
    failed: int
    """How many could not be changed."""
    failures: tuple[BulkFailure, ...] = ()
    """The first hundred of them."""
