"""What the indexer answers about quality profiles."""

from typing import ClassVar
from uuid import UUID

from pydantic import JsonValue

from contracts.indexer.asks import IndexerAsk
from contracts.indexer.format_values import FormatApp, FormatShape, ImportRefusal
from contracts.indexer.values import ProfilePreview, ProfileSettings, ProfileView
from contracts.message import Done, Value
from contracts.values import Page


class GetProfile(IndexerAsk):
    """A quality profile."""

    answer: ClassVar[type[Value]] = ProfileView
    profile_id: UUID


class AddProfile(IndexerAsk):
    """Add a quality profile."""

    answer: ClassVar[type[Value]] = ProfileView
    profile: ProfileSettings
    """What it is to be."""


class EditProfile(IndexerAsk):
    """Replace a quality profile. Targets that are below the new cut-off become wanted."""

    answer: ClassVar[type[Value]] = ProfileView
    timeout_seconds: ClassVar[float] = 30.0
    profile_id: UUID
    profile: ProfileSettings
    """What it is to be."""


class SetDefaultProfile(IndexerAsk):
    """Use a profile where none is named."""

    answer: ClassVar[type[Value]] = Done
    profile_id: UUID


class RemoveProfile(IndexerAsk):
    """Forget a quality profile that no target uses."""

    answer: ClassVar[type[Value]] = Done
    profile_id: UUID


class ExportedProfiles(Value):
    """Quality profiles as another program takes them."""

    items: tuple[dict[str, JsonValue], ...]
    refused: tuple[ImportRefusal, ...]
    """What that program can't say: whole profiles, or parts of those that are given."""
    next_cursor: str | None = None


class ExportProfiles(IndexerAsk):
    """Quality profiles in the JSON of guides or of an API."""

    answer: ClassVar[type[Value]] = ExportedProfiles
    app: FormatApp
    """For which program."""
    shape: FormatShape = FormatShape.API
    """Guides leave the scores to the formats; the APIs carry them."""
    profile_id: UUID | None = None
    """Null is all."""
    page: Page = Page()


class PreviewProfile(IndexerAsk):
    """What an edited profile would change: how many targets would become wanted, and which kept releases would have
    been grabbed instead."""

    answer: ClassVar[type[Value]] = ProfilePreview
    timeout_seconds: ClassVar[float] = 60.0
    profile_id: UUID
    profile: ProfileSettings
    """What it would be."""


class ProfilePresets(Value):
    """Quality profiles to begin with."""

    items: tuple[ProfileSettings, ...]


class ListProfilePresets(IndexerAsk):
    """Quality profiles to begin with, whether they are stored or not."""

    answer: ClassVar[type[Value]] = ProfilePresets
