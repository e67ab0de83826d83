import type { LibraryTools } from './library-tools.svelte';

/** How far each arrow goes in a grid with so many columns. */
export function stepOf(key: string, columns: number): number {
	const steps: Record<string, number> = {
		ArrowUp: -columns,
		ArrowDown: columns,
		...(columns > 1 ? { ArrowLeft: -1, ArrowRight: 1 } : {})
	};
	return steps[key] ?? 0;
}

/** The keys of a library's views: arrows walk, x picks (with Shift from the latest on), m monitors, s searches. */
export function libraryKeys(event: KeyboardEvent, tools: LibraryTools): void {
	const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
	if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
	const index = Number(row.dataset.index);
	const step = stepOf(event.key, tools.shown.columns);
	if (step) {
		event.preventDefault();
		row.parentElement?.querySelector<HTMLElement>(`[data-index="${index + step}"] a`)?.focus();
		return;
	}
	const title = tools.list.at(index);
	if (!title || !tools.mayChange) return;
	const acts: Record<string, () => void> = {
		x: () => tools.pick(title, index, event.shiftKey),
		m: () => void tools.monitor(title),
		s: () => void tools.search(title)
	};
	const act = acts[event.key.toLowerCase()];
	if (!act) return;
	event.preventDefault();
	act();
}
