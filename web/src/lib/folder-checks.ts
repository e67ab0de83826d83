import { formatBytes } from './format';
import { language, t } from './i18n/language.svelte';
import type { FolderReport } from './services/libraries';
import type { HealthCheck } from './services/system';

const LITTLE_BYTES = 5_000_000_000;

/** What was found about a folder, in words, with the next step where one is needed. */
export function folderChecks(report: FolderReport, typed: string): HealthCheck[] {
	const checks: HealthCheck[] = [
		{
			name: t(report.exists ? 'folder.writable' : 'folder.is_made'),
			state: 'ok',
			// A link leads elsewhere: then it is told where.
			detail: report.root === typed ? '' : report.root,
			advice: ''
		}
	];
	if (report.free_bytes !== null) {
		const little = report.free_bytes < LITTLE_BYTES;
		checks.push({
			name: t('libraries.free', { size: formatBytes(report.free_bytes, language.locale) }),
			state: little ? 'warning' : 'ok',
			detail: '',
			advice: little ? t('folder.little_advice') : ''
		});
	}
	if (report.hardlinks !== null)
		checks.push({
			name: t(report.hardlinks ? 'libraries.hardlinks' : 'libraries.no_hardlinks'),
			state: report.hardlinks ? 'ok' : 'warning',
			detail: '',
			advice: report.hardlinks ? '' : t('folder.no_hardlinks_advice')
		});
	return checks;
}
