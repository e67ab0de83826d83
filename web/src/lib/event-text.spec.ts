import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Entry } from '$lib/events/stream.svelte';
import { language } from '$lib/i18n/language.svelte';
import { eventText } from './event-text';

const entry = (type: string, data: object) => ({ type, data, summary: 'Words of the service' }) as unknown as Entry;
const wanted = entry('catalog.evt.TargetWanted.v1', {
	facts: { name: 'Harbor Lights' },
	target: { season: 1, episode: 2 },
	current: null,
	reason: 'file_removed'
});
const blocked = entry('catalog.evt.ImportBlocked.v1', {
	name: 'Harbor.Lights.S01',
	blocks: [{ detail: 'Nothing in it is wanted' }, { detail: '/media is a file' }]
});

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });

afterEach(() => language.choose('en'));

describe('eventText', () => {
	it('says what happened in the language that is shown', async () => {
		expect(eventText(wanted)).toBe('Harbor Lights S01E02 is wanted: its file left the library');
		await language.choose('de');
		expect(eventText(wanted)).toBe('Harbor Lights S01E02 wird gesucht: die Datei ist nicht mehr in der Bibliothek');
	});

	it('says the reasons within it in that language too', async () => {
		expect(eventText(blocked)).toBe('The import of Harbor.Lights.S01 waits: Nothing in it is wanted; /media is a file');
		await language.choose('de');
		expect(eventText(blocked)).toBe(
			'Der Import von Harbor.Lights.S01 wartet: Nichts davon wird gesucht; /media ist eine Datei'
		);
	});

	it('counts with the plural of the language', () => {
		const done = (files: number, missing: number) =>
			eventText(entry('catalog.evt.ImportCompleted.v1', { files, missing: Array(missing).fill({}) }));
		expect(done(1, 0)).toBe('Import completed: 1 file');
		expect(done(2, 1)).toBe('Import completed: 2 files (1 episode was not in it)');
		expect(done(0, 1)).toBe('Import completed: something as good came first');
	});

	it('lets a code that it does not know stand for itself, and an unknown event speak for itself', () => {
		const file = { path: { path: 'a.mkv' }, reason: 'eaten_by_moths' };
		expect(eventText(entry('catalog.evt.MediaFileRemoved.v1', file))).toBe('a.mkv left the library: eaten by moths');
		expect(eventText(entry('catalog.evt.MoonRose.v1', {}))).toBe('Words of the service');
	});
});
