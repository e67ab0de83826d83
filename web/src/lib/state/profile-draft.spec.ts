import { describe, expect, it } from 'vitest';
import type { FormatView } from '$lib/services/formats';
import type { ProfileSettings } from '$lib/services/profiles';
import { ProfileDraft } from './profile-draft.svelte';

const single = (name: string, allowed = true) => ({ name, qualities: [name], allowed });
const HD: ProfileSettings = {
	name: 'HD',
	qualities: [
		single('SDTV', false),
		single('HDTV-720p'),
		{ name: 'WEB 1080p', qualities: ['WEBRip-1080p', 'WEBDL-1080p'], allowed: true },
		single('Bluray-1080p')
	],
	cutoff: 'WEBDL-1080p',
	format_scores: { x265: -10, none: 0 }
};
const names = (draft: ProfileDraft) => draft.rungs.map((one) => one.name);
const format = (id: string, scores: Record<string, number>) => ({ format_id: id, name: id, scores }) as FormatView;

describe('a profile that is edited', () => {
	it('shows the best first and gives back what it was', () => {
		const draft = new ProfileDraft(HD);
		expect(names(draft)).toEqual(['Bluray-1080p', 'WEB 1080p', 'HDTV-720p', 'SDTV']);
		expect(draft.isChanged).toBe(false);
		expect(draft.settings.qualities).toEqual(HD.qualities);
		expect(draft.settings.cutoff).toBe('WEB 1080p');
		expect(draft.settings.format_scores).toEqual({ x265: -10 });
	});

	it('moves a quality and knows that it was changed, and changed back', () => {
		const draft = new ProfileDraft(HD);
		draft.move(3, 0);
		expect(draft.settings.qualities.at(-1)?.name).toBe('SDTV');
		expect(draft.isChanged).toBe(true);
		draft.move(0, 3);
		expect(draft.isChanged).toBe(false);
	});

	it('groups neighbours, names the group after both, and takes it apart again', () => {
		const draft = new ProfileDraft(HD);
		draft.group(2);
		expect(names(draft)[2]).toBe('HDTV-720p | SDTV');
		expect(draft.rungs[2]).toMatchObject({ qualities: ['SDTV', 'HDTV-720p'], allowed: true });
		draft.split(2);
		expect(names(draft)).toEqual(['Bluray-1080p', 'WEB 1080p', 'HDTV-720p', 'SDTV']);
	});

	it('keeps the cut-off where its quality goes', () => {
		const draft = new ProfileDraft(HD);
		draft.split(1);
		expect(draft.settings.cutoff).toBe('WEBDL-1080p');
		draft.group(1);
		expect(draft.settings.cutoff).toBe('WEB 1080p');
	});

	it('has a cut-off that is allowed as long as anything is', () => {
		const draft = new ProfileDraft(HD);
		draft.allow(draft.cutoff, false);
		expect(draft.settings.cutoff).toBe('Bluray-1080p');
		draft.allowed.forEach((one) => draft.allow(one.key, false));
		expect(draft.settings.cutoff).toBe('');
	});

	it('takes the scores of a set, else those of the default set, and leaves the others', () => {
		const draft = new ProfileDraft(HD);
		const formats = [format('hdr', { default: 5, german: 50 }), format('cam', { default: -99 }), format('x265', {})];
		expect(draft.suggest(formats, 'german')).toBe(2);
		expect(draft.scores).toEqual({ x265: -10, hdr: 50, cam: -99 });
		draft.score('x265', 0);
		expect(draft.scores).toEqual({ hdr: 50, cam: -99 });
	});
});
