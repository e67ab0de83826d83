"""What the indexer answers about quality profiles."""

from typing import ClassVar
from uuid import UUID

from pydantic import JsonValue

from contracts.indexer.asks import IndexerAsk
from contracts.indexer.format_values import FormatApp
from contracts.indexer.values import ProfilePreview, ProfileSettings, ProfileView
from contracts.message import Done, Value


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


class ExportedProfile(Value):
    """A quality profile as another program takes it."""

    document: dict[str, JsonValue]
    """The JSON of that program's API; an import reads it back."""


class ExportProfile(IndexerAsk):
    """A quality profile with its scores in the JSON of another program's API."""

    answer: ClassVar[type[Value]] = ExportedProfile
    profile_id: UUID
    app: FormatApp
    """For which program."""
