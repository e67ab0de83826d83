import { formatBytes } from '$lib/format';
import type { Key } from '$lib/i18n/catalogue';
import { language, t } from '$lib/i18n/language.svelte';
import type { BulkChange, BulkPreview } from '$lib/services/bulk';

const TARGETS = ['targets_wanted', 'targets_unwanted', 'targets_judged'] as const;

/** What a change will do, a sentence each; what does not happen is not told. */
export function linesOf(preview: BulkPreview, change: BulkChange): string[] {
	if (!preview.changed) return [t('bulk.nothing')];
	const lines = [t(change.action === 'remove' ? 'bulk.removed' : 'bulk.changed', { count: preview.changed })];
	const same = preview.titles - preview.changed;
	if (same) lines.push(t('bulk.same', { count: same }));
	for (const name of TARGETS) if (preview[name]) lines.push(t(`bulk.${name}` as Key, { count: preview[name] }));
	if (preview.files) {
		const key = change.remove_files ? 'bulk.files_go' : 'bulk.files_stay';
		lines.push(t(key, { count: preview.files, size: formatBytes(preview.size_bytes, language.locale) }));
	}
	return lines;
}
