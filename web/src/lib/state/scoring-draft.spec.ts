import { describe, expect, it } from 'vitest';
import { ScoringDraft } from './scoring-draft.svelte';

const RULES = {
	titles: [{ name: 'HDR', words: ['HDR10', 'HDR10+'], points: 10, negate: false }],
	flags: [{ name: 'nuked', words: ['nuked'], points: -1000, negate: false }],
	sets: [{ name: 'All', libraries: ['ALL_TV'], rules: ['HDR', 'nuked'] }]
};

describe('scoring rules that are edited', () => {
	it('come back as they were', () => {
		const draft = new ScoringDraft(RULES);
		expect(draft.settings).toEqual(RULES);
		expect(draft.isChanged).toBe(false);
	});

	it('keep their sets when they get another name', () => {
		const draft = new ScoringDraft(RULES);
		if (draft.titles[0]) draft.titles[0].name = 'High range';
		expect(draft.settings.sets?.[0]?.rules).toEqual(['High range', 'nuked']);
		expect(draft.isChanged).toBe(true);
	});

	it('leave their sets when they are removed', () => {
		const draft = new ScoringDraft(RULES);
		draft.removeRule(draft.flags[0]?.key ?? '');
		expect(draft.settings).toMatchObject({ flags: [], sets: [{ rules: ['HDR'] }] });
	});

	it('take words with commas between, without the blanks', () => {
		const draft = new ScoringDraft({});
		draft.addRule('titles');
		draft.addSet(['ALL_MOVIES']);
		if (draft.titles[0]) draft.titles[0].words = ' cam, ,TS ,';
		expect(draft.settings.titles?.[0]?.words).toEqual(['cam', 'TS']);
		expect(draft.settings.sets).toEqual([{ name: '', libraries: ['ALL_MOVIES'], rules: [] }]);
	});
});
