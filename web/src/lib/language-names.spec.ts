import { expect, it } from 'vitest';
import { formatLanguage } from './language-names';

it('languages are named in the language that is shown', () => {
	expect(formatLanguage('german', 'de')).toBe('Deutsch');
	expect(formatLanguage('portuguesebrazil', 'en')).toBe('Brazilian Portuguese');
	expect(formatLanguage('klingon', 'de')).toBe('Klingon');
});
