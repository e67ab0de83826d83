import { formatBytes } from '$lib/format';
import { language, t } from '$lib/i18n/language.svelte';
import type { LibraryView } from '$lib/services/libraries';
import type { HealthCheck } from '$lib/services/system';

const LITTLE_BYTES = 5_000_000_000;

/** What is to be known of a library's folder, with the next step. */
export function libraryChecks(library: LibraryView): HealthCheck {
	const free = library.free_bytes ?? null;
	const space = free === null ? '' : t('libraries.free', { size: formatBytes(free, language.locale) });
	const found = { name: library.name, detail: [library.root, space].filter(Boolean).join(' · ') };
	if (free === null) return { ...found, state: 'failing', advice: t('folder.missing_advice') };
	if (free < LITTLE_BYTES) return { ...found, state: 'warning', advice: t('folder.little_advice') };
	if (library.hardlinks === false) return { ...found, state: 'warning', advice: t('folder.no_hardlinks_advice') };
	return { ...found, state: 'ok', advice: '' };
}
