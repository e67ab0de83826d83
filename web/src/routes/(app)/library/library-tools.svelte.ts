import { untrack } from 'svelte';
import { t } from '$lib/i18n/language.svelte';
import { editTitle, searchTitle, type TitleSummary } from '$lib/services/titles';
import type { LibraryLook } from '$lib/state/library-look.svelte';
import { Selection } from '$lib/state/selection.svelte';
import { session } from '$lib/state/session.svelte';
import type { Titles } from '$lib/state/titles.svelte';
import { attempt } from '$lib/state/toasts.svelte';
import { RowWindow } from '$lib/state/window.svelte';

/** What the views of a library share: the list, what is in sight of it, what is picked, and what can be done. */
export class LibraryTools {
	readonly shown = new RowWindow();
	readonly selection = new Selection();

	constructor(
		readonly titles: Titles,
		readonly look: LibraryLook
	) {}

	get list() {
		return this.titles.list;
	}

	get mayChange(): boolean {
		return session.may('manage');
	}

	pick(title: TitleSummary, index: number, extend: boolean): void {
		if (extend) void this.selection.extend(index, this.list);
		else this.selection.toggle(title.title_id, index);
	}

	async monitor(title: TitleSummary): Promise<void> {
		const change = { monitored: !title.monitored };
		await attempt(async () => this.titles.put(await editTitle(title.kind, title.title_id, change)));
	}

	async search(title: TitleSummary): Promise<void> {
		await attempt(() => searchTitle(title.kind, title.title_id), t('title.search_started'));
	}

	/** Keeps the window in step with the list, and reads what comes into sight. */
	follow(): () => void {
		$effect(() => {
			const { columns, first, last } = this.shown;
			untrack(() => void this.list.need(first * columns, last * columns));
		});
		return this.shown.follow();
	}
}
