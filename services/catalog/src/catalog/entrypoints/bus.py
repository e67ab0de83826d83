"""Which use case takes which message."""

from catalog.entrypoints import asks_of_libraries, asks_of_metadata, asks_of_titles, bulk, imports, lists
from catalog.entrypoints.tools import App
from contracts.catalog import asks, bulk_asks, metadata_asks
from contracts.catalog.commands import BulkChangeRequested, ImportRequested
from contracts.downloader.events import DownloadCompleted, DownloadRemoved
from kit.bus.handlers import Answerer, Handler, answer, answer_long, on, on_long

HANDLERS: tuple[Handler[App], ...] = (
    on(DownloadCompleted, imports.on_download_completed),
    on(DownloadRemoved, imports.on_download_removed),
    on_long(ImportRequested, imports.on_import_requested, lanes=4),
    on_long(BulkChangeRequested, bulk.on_requested, lanes=1),
)

ANSWERS: tuple[Answerer[App], ...] = (
    answer(asks.ListLibraries, asks_of_libraries.on_list),
    answer(asks.AddLibrary, asks_of_libraries.on_add),
    answer(asks.CheckFolder, asks_of_libraries.on_check),
    answer(asks.EditLibrary, asks_of_libraries.on_edit),
    answer(asks.RemoveLibrary, asks_of_libraries.on_remove),
    answer_long(metadata_asks.ListMetadataSources, asks_of_metadata.on_list),
    answer_long(metadata_asks.SetMetadataKeys, asks_of_metadata.on_set),
    answer_long(metadata_asks.TestMetadataSource, asks_of_metadata.on_try),
    answer_long(asks.SearchMetadata, asks_of_titles.on_search),
    answer_long(asks.ListTrending, asks_of_titles.on_list_trending),
    answer_long(asks.AddShow, asks_of_titles.on_add_show),
    answer_long(asks.AddMovie, asks_of_titles.on_add_movie),
    answer(asks.ListTitles, lists.on_list_titles),
    answer(asks.ListTitleLetters, lists.on_list_title_letters),
    answer(asks.ListTitleNames, lists.on_list_title_names),
    answer(asks.GetTitle, lists.on_get_title),
    answer(asks.ListEpisodes, lists.on_list_episodes),
    answer_long(asks.EditTitle, asks_of_titles.on_edit),
    answer_long(asks.SetMonitored, asks_of_titles.on_set_monitored),
    answer_long(asks.RefreshTitle, asks_of_titles.on_refresh),
    answer_long(asks.RemoveTitle, asks_of_titles.on_remove),
    answer_long(asks.AddSlot, asks_of_titles.on_add_slot),
    answer_long(asks.EditSlot, asks_of_titles.on_edit_slot),
    answer(asks.RemoveSlot, asks_of_titles.on_remove_slot),
    answer(asks.ListFiles, lists.on_list_files),
    answer_long(asks.RemoveFile, asks_of_titles.on_remove_file),
    answer(asks.ListWanted, lists.on_list_wanted),
    answer(asks.ListUpcoming, lists.on_list_upcoming),
    answer(bulk_asks.PreviewBulkChange, bulk.on_preview),
    answer(bulk_asks.StartBulkChange, bulk.on_start),
    answer(bulk_asks.GetBulkChange, bulk.on_get),
    answer(asks.ListImports, lists.on_list_imports),
    answer(asks.RetryImport, imports.on_retry),
    answer_long(asks.GetImage, lists.on_get_image),
    answer_long(asks.ListNamingPresets, lists.on_list_naming_presets),
)
