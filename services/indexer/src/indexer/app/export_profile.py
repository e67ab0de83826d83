"""Gives a quality profile away in the JSON of another program."""

from contracts.indexer.profile_asks import ExportedProfile, ExportProfile
from indexer.app.import_guides import ImportPorts
from indexer.app.keep_profiles import get_stored
from releases.formats.write_formats import Shape
from releases.profiles.write_profile import write_profile
from releases.qualities.numbers import App


async def export_profile(ask: ExportProfile, *, records: ImportPorts) -> ExportedProfile:
    """With the scores of its formats, by their names. Raises NotFound."""
    profile, _ = await get_stored(ask.profile_id, records)
    formats = await records.judging.all_formats()
    return ExportedProfile.model_validate({"document": write_profile(profile, App(ask.app.value), formats, Shape.API)})
