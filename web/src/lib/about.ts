import type { Entry } from '$lib/events/stream.svelte';
import type { TitleKind } from '$lib/services/titles';

interface Target {
	title_id: string;
	kind: TitleKind;
}

/** The title that an event is about; null for those of no title, or of one that is gone. */
export function titleOf(entry: Entry): Target | null {
	const { target, targets, imported, facts, title_id } = entry.data as Record<string, unknown>;
	const named = (target ?? (targets as Target[] | undefined)?.[0] ?? (imported as Target[] | undefined)?.[0]) as
		Target | undefined;
	if (named?.title_id) return { title_id: named.title_id, kind: named.kind };
	if (typeof title_id !== 'string' || /TitleRemoved/.test(entry.type)) return null;
	if (/\.(ShowAdded|MovieAdded)\./.test(entry.type))
		return { title_id, kind: entry.type.includes('Show') ? 'show' : 'movie' };
	const kind = (facts as Target | undefined)?.kind;
	return kind ? { title_id, kind } : null;
}
