"""Which use case answers what about formats, sizes, profiles and imports."""

from datetime import UTC, datetime

from contracts.indexer.format_asks import (
    AddFormat,
    CustomFormats,
    EditFormat,
    ExportedFormats,
    ExportFormats,
    FormatTrial,
    GetFormat,
    ImportGuides,
    ImportReport,
    ListFormatChoices,
    ListFormats,
    ListQualitySizes,
    QualitySizes,
    RemoveFormat,
    SetQualitySizes,
    TryFormat,
)
from contracts.indexer.format_values import CustomFormatView, FormatChoices
from contracts.indexer.profile_asks import (
    AddProfile,
    EditProfile,
    ExportedProfiles,
    ExportProfiles,
    GetProfile,
    ListProfilePresets,
    PreviewProfile,
    ProfilePresets,
    RemoveProfile,
    SetDefaultProfile,
)
from contracts.indexer.values import ProfilePreview, ProfileView
from contracts.message import Done
from indexer.adapters.db.records import UnitRecords
from indexer.app import export_formats, export_profiles, import_guides, keep_formats, keep_profiles, keep_sizes
from indexer.app.format_views import format_choices
from indexer.app.preview_profile import preview_profile
from indexer.app.profile_views import view_presets
from indexer.app.try_format import try_format
from indexer.entrypoints.app import App
from kit.bus.handlers import Answerer, answer, answer_long
from kit.db.units import Unit, Work


async def _list_formats(ask: ListFormats, unit: Unit, _app: App) -> CustomFormats:
    return await keep_formats.list_formats(ask, judging=UnitRecords(unit).judging)


async def _get_format(ask: GetFormat, unit: Unit, _app: App) -> CustomFormatView:
    return await keep_formats.get_format(ask, judging=UnitRecords(unit).judging)


async def _add_format(ask: AddFormat, unit: Unit, _app: App) -> CustomFormatView:
    return await keep_formats.add_format(ask, judging=UnitRecords(unit).judging)


async def _edit_format(ask: EditFormat, unit: Unit, _app: App) -> CustomFormatView:
    return await keep_formats.edit_format(ask, judging=UnitRecords(unit).judging)


async def _remove_format(ask: RemoveFormat, unit: Unit, _app: App) -> Done:
    return await keep_formats.remove_format(ask, judging=UnitRecords(unit).judging)


async def _export_formats(ask: ExportFormats, unit: Unit, _app: App) -> ExportedFormats:
    return await export_formats.export_formats(ask, judging=UnitRecords(unit).judging)


async def _try_format(ask: TryFormat, _work: Work, _app: App) -> FormatTrial:
    return try_format(ask)


async def _list_choices(_ask: ListFormatChoices, _work: Work, _app: App) -> FormatChoices:
    return format_choices()


async def _import_guides(ask: ImportGuides, work: Work, app: App) -> ImportReport:
    async with work.begin() as unit:
        report = await import_guides.import_guides(ask, records=UnitRecords(unit), now=datetime.now(UTC))
    app.lanes.changed()
    return report


async def _list_sizes(_ask: ListQualitySizes, unit: Unit, _app: App) -> QualitySizes:
    return await keep_sizes.list_sizes(judging=UnitRecords(unit).judging)


async def _set_sizes(ask: SetQualitySizes, unit: Unit, _app: App) -> QualitySizes:
    return await keep_sizes.set_sizes(ask, judging=UnitRecords(unit).judging)


async def _get_profile(ask: GetProfile, unit: Unit, _app: App) -> ProfileView:
    return await keep_profiles.get_profile(ask, records=UnitRecords(unit))


async def _add_profile(ask: AddProfile, unit: Unit, _app: App) -> ProfileView:
    return await keep_profiles.add_profile(ask, records=UnitRecords(unit))


async def _edit_profile(ask: EditProfile, work: Work, app: App) -> ProfileView:
    async with work.begin() as unit:
        view = await keep_profiles.edit_profile(ask, records=UnitRecords(unit), now=datetime.now(UTC))
    app.lanes.changed()
    return view


async def _set_default_profile(ask: SetDefaultProfile, work: Work, app: App) -> Done:
    async with work.begin() as unit:
        done = await keep_profiles.set_default_profile(ask, records=UnitRecords(unit), now=datetime.now(UTC))
    app.lanes.changed()
    return done


async def _remove_profile(ask: RemoveProfile, unit: Unit, _app: App) -> Done:
    return await keep_profiles.remove_profile(ask, records=UnitRecords(unit))


async def _export_profiles(ask: ExportProfiles, unit: Unit, _app: App) -> ExportedProfiles:
    return await export_profiles.export_profiles(ask, records=UnitRecords(unit))


async def _preview_profile(ask: PreviewProfile, unit: Unit, _app: App) -> ProfilePreview:
    return await preview_profile(ask, records=UnitRecords(unit), now=datetime.now(UTC))


async def _list_presets(_ask: ListProfilePresets, _work: Work, _app: App) -> ProfilePresets:
    return view_presets()


JUDGING_ANSWERS: tuple[Answerer[App], ...] = (
    answer(ListFormats, _list_formats),
    answer(GetFormat, _get_format),
    answer(AddFormat, _add_format),
    answer(EditFormat, _edit_format),
    answer(RemoveFormat, _remove_format),
    answer(ExportFormats, _export_formats),
    answer_long(TryFormat, _try_format),
    answer_long(ListFormatChoices, _list_choices),
    answer_long(ImportGuides, _import_guides),
    answer(ListQualitySizes, _list_sizes),
    answer(SetQualitySizes, _set_sizes),
    answer(GetProfile, _get_profile),
    answer(AddProfile, _add_profile),
    answer_long(EditProfile, _edit_profile),
    answer_long(SetDefaultProfile, _set_default_profile),
    answer(RemoveProfile, _remove_profile),
    answer(ExportProfiles, _export_profiles),
    answer(PreviewProfile, _preview_profile),
    answer_long(ListProfilePresets, _list_presets),
)
