import { fill, type Catalogue, type Key, type Values } from './catalogue';
import { en } from './en';
import { Phrasebook } from './phrasebook';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type LanguageCode = keyof typeof LANGUAGES;
const STORED = 'reelway.language';

const LOADERS: Record<LanguageCode, () => Promise<Catalogue>> = {
	en: () => Promise.resolve(en),
	de: () => import('./de').then((module) => module.de)
};

/** How to say what services say; English needs no phrasebook. */
const PHRASEBOOKS: Record<LanguageCode, () => Promise<Phrasebook | null>> = {
	en: () => Promise.resolve(null),
	de: () => import('./said.de.json').then((module) => new Phrasebook(module.default))
};

/** The language that is shown, and the locale that dates and numbers follow. */
class Language {
	code = $state<LanguageCode>('en');
	#catalogue = $state.raw<Catalogue>(en);
	#phrasebook = $state.raw<Phrasebook | null>(null);

	get catalogue(): Catalogue {
		return this.#catalogue;
	}

	get phrasebook(): Phrasebook | null {
		return this.#phrasebook;
	}

	/** The browser's own variant of the language (en-GB, de-AT), so that dates look as at home. */
	get locale(): string {
		return navigator.languages.find((tag) => tag.startsWith(this.code)) ?? this.code;
	}

	async load(): Promise<void> {
		const wished = [localStorage.getItem(STORED), ...navigator.languages];
		const found = wished.map((tag) => tag?.slice(0, 2)).find((tag) => tag !== undefined && tag in LANGUAGES);
		await this.#show((found as LanguageCode | undefined) ?? 'en');
	}

	async choose(code: LanguageCode): Promise<void> {
		localStorage.setItem(STORED, code);
		await this.#show(code);
	}

	async #show(code: LanguageCode): Promise<void> {
		[this.#catalogue, this.#phrasebook] = await Promise.all([LOADERS[code](), PHRASEBOOKS[code]()]);
		this.code = code;
		document.documentElement.lang = code;
	}
}

export const language = new Language();

/** The text of a key in the language that is shown. */
export function t(key: Key, values: Values = {}): string {
	return fill(language.catalogue[key], values, language.code);
}

/** What a service said, in the language that is shown; in its own words where that is not known. */
export function said(text: string): string {
	return language.phrasebook?.say(text) ?? text;
}
