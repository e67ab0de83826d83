import type { FormatChoices, FormatSpecification } from './services/formats';

export type FieldValue = string | number | boolean | null;

/** How a field of a condition is entered. */
export type FieldKind =
	| { enter: 'pattern' }
	| { enter: 'number'; unit: 'GB' | '' }
	| { enter: 'switch' }
	| { enter: 'choice'; of: keyof FormatChoices; orNone?: boolean };

export interface ConditionField {
	name: string;
	kind: FieldKind;
	fresh: FieldValue;
}

const pattern: ConditionField = { name: 'pattern', kind: { enter: 'pattern' }, fresh: '' };
const choice = (name: string, of: keyof FormatChoices, fresh: FieldValue): ConditionField => ({
	name,
	kind: { enter: 'choice', of },
	fresh
});
const number = (name: string, unit: 'GB' | '', fresh: number): ConditionField => ({
	name,
	kind: { enter: 'number', unit },
	fresh
});

/** What each kind of condition asks for. */
export const CONDITIONS = {
	TitleMatches: [pattern],
	GroupMatches: [pattern],
	EditionMatches: [pattern],
	SourceIs: [
		choice('source', 'sources', 'webdl'),
		{ name: 'modifier', kind: { enter: 'choice', of: 'modifiers', orNone: true }, fresh: null }
	],
	ResolutionIs: [choice('resolution', 'resolutions', 1080)],
	ModifierIs: [choice('modifier', 'modifiers', 'remux')],
	LanguageIs: [
		choice('language', 'languages', 'english'),
		{ name: 'any_other', kind: { enter: 'switch' }, fresh: false }
	],
	FlagIs: [choice('flag', 'flags', 'freeleech')],
	TypeIs: [choice('type', 'types', 'season pack')],
	SizeWithin: [number('min_gb', 'GB', 0), number('max_gb', 'GB', 10)],
	YearWithin: [number('min_year', '', 1900), number('max_year', '', 2100)]
} as const satisfies Record<string, readonly ConditionField[]>;

export type ConditionKind = keyof typeof CONDITIONS;
export const KINDS = Object.keys(CONDITIONS) as ConditionKind[];

export function fieldsOf(kind: string): readonly ConditionField[] {
	return kind in CONDITIONS ? CONDITIONS[kind as ConditionKind] : [];
}

export function freshCondition(kind: ConditionKind, name = ''): FormatSpecification {
	const fields = Object.fromEntries(CONDITIONS[kind].map((field) => [field.name, field.fresh]));
	return { name, kind, fields, negate: false, required: false };
}

/** The same condition as another kind; what both kinds ask for is kept. */
export function asKind(condition: FormatSpecification, kind: ConditionKind): FormatSpecification {
	const fresh = freshCondition(kind);
	const kept = Object.entries(condition.fields).filter(([name]) => name in fresh.fields);
	return { ...condition, kind, fields: { ...fresh.fields, ...Object.fromEntries(kept) } };
}
