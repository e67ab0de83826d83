import { describe, expect, it } from 'vitest';
import { appOf, batches, compact, joined, readFiles, usualKinds } from './guides';
import type { ImportDocument, ImportReport } from './services/formats';

const document = (where: string, text: string): ImportDocument => ({ where, app: 'radarr', text });
const report = (...kinds: ('format' | 'profile' | 'sizes')[]): ImportReport => ({
	taken: kinds.map((kind) => ({ kind, name: kind, outcome: 'added', note: '' })),
	refused: [{ where: 'x', why: 'y' }],
	dry_run: true
});

describe('guides', () => {
	it('are of the program whose folder is nearest', () => {
		expect(appOf('guides/Radarr/cf/sonarr/x.json', 'radarr')).toBe('sonarr');
		expect(appOf('radarr-things/x.json', 'sonarr')).toBe('sonarr');
	});

	it('are read from the JSON files of a folder, without blanks', async () => {
		const files = [new File(['{ "a" : 1 }'], 'a.JSON'), new File(['x'], 'readme.md'), new File(['{'], 'broken.json')];
		expect(await readFiles(files, 'sonarr')).toEqual([
			{ where: 'a.JSON', app: 'sonarr', text: '{"a":1}' },
			{ where: 'broken.json', app: 'sonarr', text: '{' }
		]);
		expect(compact('no json')).toBe('no json');
	});

	it('go in requests that are not too large, formats before the profiles that name them', () => {
		const profile = document('p', '{"cutoff":"x"}');
		const formats = [document('a', `{"specifications":[]}`), document('b', `{"specifications":[]}`)];
		expect(batches([profile, ...formats]).map((batch) => batch.map((one) => one.where))).toEqual([['a', 'b', 'p']]);
		expect(batches([profile, ...formats], 25).map((batch) => batch.map((one) => one.where))).toEqual([
			['a'],
			['b'],
			['p']
		]);
		expect(batches([])).toEqual([]);
	});

	it('are told about as one, however many requests it took', () => {
		const whole = joined([report('format'), report('profile')]);
		expect([whole.taken.length, whole.refused.length, whole.dry_run]).toEqual([2, 2, true]);
	});

	it('bring their formats; profiles and sizes only where there is nothing else, or when they are wanted', () => {
		expect(usualKinds(report('profile', 'format', 'sizes'))).toEqual(['format']);
		expect(usualKinds(report('profile', 'sizes'))).toEqual(['profile', 'sizes']);
	});
});
