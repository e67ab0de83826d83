import type { en } from './en';

export type Plural = { readonly one: string; readonly other: string };
export type Key = keyof typeof en;
export type Catalogue = Readonly<Record<Key, string | Plural>>;
export type Values = Readonly<Record<string, string | number>>;

/** The text of a key with its values filled in; a plural is chosen by `count` with the language's own rules. */
export function fill(message: string | Plural, values: Values, language: string): string {
	const text = typeof message === 'string' ? message : message[formOf(values.count, language)];
	const numbers = new Intl.NumberFormat(language);
	return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
		const value = values[name];
		if (value === undefined) return hole;
		return typeof value === 'number' && name === 'count' ? numbers.format(value) : String(value);
	});
}

function formOf(count: string | number | undefined, language: string): 'one' | 'other' {
	return new Intl.PluralRules(language).select(Number(count ?? 0)) === 'one' ? 'one' : 'other';
}
