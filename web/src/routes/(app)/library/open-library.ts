import type { TitleKind } from '$lib/services/titles';
import { LibraryLook } from '$lib/state/library-look.svelte';
import { Titles, filterOf } from '$lib/state/titles.svelte';
import { LibraryTools } from './library-tools.svelte';

/** Begins to read the library that an address names, while the page that shows it is still on its way. */
export function openLibrary(kind: TitleKind, url: URL): LibraryTools {
	const look = new LibraryLook();
	const titles = new Titles(kind, filterOf(url.searchParams));
	titles.overviews = look.view === 'details';
	void titles.reload();
	return new LibraryTools(titles, look);
}
