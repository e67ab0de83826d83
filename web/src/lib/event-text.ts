import type { EventBodies } from './events/messages';
import type { Entry } from './events/stream.svelte';
import { formatMoment, formatPlace } from './format';
import type { Key } from './i18n/catalogue';
import { language, said, t } from './i18n/language.svelte';

type Texts = { readonly [S in keyof EventBodies]: (body: EventBodies[S]) => string };

const TEXTS: Texts = {
	'catalog.evt.ShowAdded.v1': ({ name, wanted }) => t('event.added', { name, wanted }),
	'catalog.evt.MovieAdded.v1': ({ name, wanted }) => t('event.added', { name, wanted }),
	'catalog.evt.TitleUpdated.v1': ({ facts, changes }) =>
		t('event.updated', { name: facts.name, changes: changes.map((one) => wordOf('event.change', one)).join(', ') }),
	'catalog.evt.TitleRemoved.v1': ({ name, files_removed }) =>
		t(files_removed ? 'event.removed_with_files' : 'event.removed', { name }),
	'catalog.evt.TargetWanted.v1': ({ facts, target, current, reason }) =>
		t(current ? 'event.upgradable' : 'event.wanted', {
			name: [facts.name, formatPlace(target)].filter(Boolean).join(' '),
			reason: wordOf('event.wanted', reason)
		}),
	'catalog.evt.TargetSatisfied.v1': ({ target, evidence }) =>
		placed(target, t('event.satisfied', { quality: evidence.quality })),
	'catalog.evt.TargetUnwanted.v1': ({ target, current, reason }) =>
		placed(target, t(current ? 'event.no_upgrades' : 'event.unwanted', { reason: wordOf('event.unwanted', reason) })),
	'catalog.evt.TargetsListed.v1': ({ listed }) =>
		t('event.listed', { counts: countsOf(listed.map((one) => one.reason)) }),
	'catalog.evt.MediaImported.v1': ({ path, evidence, method }) =>
		t('event.imported', { path: path.path, quality: evidence.quality, method: wordOf('event.method', method) }),
	'catalog.evt.ImportCompleted.v1': ({ files, missing }) =>
		files
			? [
					t('event.import_completed', { count: files }),
					missing.length ? t('event.import_lacks', { count: missing.length }) : ''
				]
					.filter(Boolean)
					.join(' ')
			: t('event.import_overtaken'),
	'catalog.evt.ImportBlocked.v1': ({ name, blocks }) =>
		t('event.import_blocked', { name, reason: blocks.map((block) => said(block.detail)).join('; ') }),
	'catalog.evt.ImportCancelled.v1': ({ name }) => t('event.import_cancelled', { name }),
	'catalog.evt.MediaFileRemoved.v1': ({ path, reason }) =>
		t('event.file_removed', { path: path.path, reason: wordOf('event.file', reason) }),
	'downloader.evt.DownloadStarted.v1': ({ name, client }) => t('event.download_started', { name, client }),
	'downloader.evt.DownloadCompleted.v1': ({ name, files }) =>
		t('event.download_completed', { name, count: files.length }),
	'downloader.evt.DownloadFailed.v1': ({ name, reason, detail }) =>
		t('event.download_failed', { name, reason: detail ? said(detail) : wordOf('event.failure', reason) }),
	'downloader.evt.DownloadRemoved.v1': ({ name, with_data }) =>
		t(with_data ? 'event.download_removed_with_data' : 'event.download_removed', { name }),
	'indexer.evt.SearchCompleted.v1': ({ found, accepted, cancelled }) =>
		t(cancelled ? 'event.search_cancelled' : 'event.search_completed', { count: found, accepted }),
	'indexer.evt.ReleaseGrabbed.v1': ({ evidence, reason }) =>
		t('event.grabbed', { name: evidence.release_name, indexer: evidence.indexer ?? '', reason: said(reason) }),
	'indexer.evt.ReleaseHeld.v1': ({ name, due_at }) =>
		t('event.held', { name, when: formatMoment(due_at, language.locale) }),
	'indexer.evt.HeldReleaseDropped.v1': ({ name, reason }) => t('event.held_dropped', { name, reason: said(reason) }),
	'indexer.evt.GrabFailed.v1': ({ name, indexer, error }) =>
		t('event.grab_failed', { name, indexer, reason: said(error) }),
	'indexer.evt.ReleaseBlocklisted.v1': ({ name, reason }) => t('event.blocklisted', { name, reason: said(reason) }),
	'indexer.evt.ProfileChanged.v1': ({ name }) => t('event.profile_changed', { name }),
	'indexer.evt.IndexerHealthChanged.v1': ({ name, state, error }) =>
		[t('event.indexer', { name, state: t(`state.${state}`) }), error ? `(${said(error)})` : '']
			.filter(Boolean)
			.join(' ')
};

/** What happened, as a sentence; an event that this app does not know yet says it in its service's words. */
export function eventText(entry: Entry): string {
	const text = TEXTS[entry.type as keyof EventBodies] as ((body: Entry['data']) => string) | undefined;
	return text ? text(entry.data) : entry.summary;
}

/** The word of a code; a code that is not known yet stands for itself. */
function wordOf(group: string, code: string): string {
	const key = `${group}.${code}` as Key;
	return key in language.catalogue ? t(key) : code.replaceAll('_', ' ');
}

function placed(target: { season: number | null; episode: number | null }, text: string): string {
	return [formatPlace(target), text].filter(Boolean).join(' · ');
}

function countsOf(reasons: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	return [...counts].map(([reason, count]) => `${count} ${wordOf('event.unwanted', reason)}`).join(', ');
}
