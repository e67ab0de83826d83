import { describe, expect, it } from 'vitest';
import { asKind, fieldsOf, freshCondition, KINDS } from './conditions';

describe('conditions', () => {
	it('have every field of their kind when they are fresh', () => {
		for (const kind of KINDS)
			expect(Object.keys(freshCondition(kind).fields)).toEqual(fieldsOf(kind).map((field) => field.name));
	});

	it('keep their name and what both kinds ask for when the kind changes', () => {
		const title = { ...freshCondition('TitleMatches', 'HEVC'), fields: { pattern: 'x265' }, required: true };
		expect(asKind(title, 'GroupMatches')).toEqual({ ...title, kind: 'GroupMatches' });
		expect(asKind(title, 'SizeWithin')).toMatchObject({ name: 'HEVC', fields: { min_gb: 0, max_gb: 10 } });
		expect(asKind(title, 'SizeWithin').fields).not.toHaveProperty('pattern');
	});

	it('of a kind that is not known have no fields', () => {
		expect(fieldsOf('MoonIs')).toEqual([]);
	});
});
