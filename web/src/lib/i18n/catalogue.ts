import type { en } from './en';

export type Plural = { readonly one: string; readonly other: string };
export type Key = keyof typeof en;
export type Catalogue = Readonly<Record<Key, string | Plural>>;
export type Values = Readonly<Record<string, string | number>>;

const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

/** The text of a key with its values filled in; a plural is chosen by `count` with the language's own rules. */
export function fill(message: string | Plural, values: Values, language: string): string {
	const text = typeof message === 'string' ? message : message[formOf(values.count, language)];
	return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
		const value = values[name];
		if (value === undefined) return hole;
		return typeof value === 'number' && name === 'count' ? numbersOf(language).format(value) : String(value);
	});
}

function formOf(count: string | number | undefined, language: string): 'one' | 'other' {
	return pluralsOf(language).select(Number(count ?? 0)) === 'one' ? 'one' : 'other';
}

function numbersOf(language: string): Intl.NumberFormat {
	const known = numbers.get(language) ?? new Intl.NumberFormat(language);
	numbers.set(language, known);
	return known;
}

function pluralsOf(language: string): Intl.PluralRules {
	const known = plurals.get(language) ?? new Intl.PluralRules(language);
	plurals.set(language, known);
	return known;
}
