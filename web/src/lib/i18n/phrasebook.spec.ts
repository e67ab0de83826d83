import { describe, expect, it } from 'vitest';
import { Phrasebook } from './phrasebook';

const book = new Phrasebook({
	'The query is blank': 'Die Suche ist leer',
	'{0} is {1}': '{0}: {1:said}',
	'{0} is a file': '{0} ist eine Datei',
	'Indexer {0} is backing off after {1} failures': 'Indexer {0} macht nach {1} Fehlern Pause',
	'error {0}: {1}': 'Fehler {0}: {1:said}',
	'{0} of {1}': '{1} hat {0}',
	stalled: 'kommt nicht voran'
});

describe('Phrasebook', () => {
	it('says whole sentences, and those with holes filled as they came', () => {
		expect(book.say('The query is blank')).toBe('Die Suche ist leer');
		expect(book.say('Indexer Harbor (new) is backing off after 12 failures')).toBe(
			'Indexer Harbor (new) macht nach 12 Fehlern Pause'
		);
	});

	it('takes the sentence that says more of two that fit', () => {
		expect(book.say('/media is a file')).toBe('/media ist eine Datei');
	});

	it('says a sentence within a sentence only where that is asked for', () => {
		expect(book.say('stalled is stalled')).toBe('stalled: kommt nicht voran');
		expect(book.say('error 7: The query is blank')).toBe('Fehler 7: Die Suche ist leer');
	});

	it('says the parts of what services joined', () => {
		expect(book.say('The query is blank; /a is a file')).toBe('Die Suche ist leer; /a ist eine Datei');
		expect(book.say('stalled, stalled')).toBe('kommt nicht voran, kommt nicht voran');
	});

	it('leaves what it does not know, or what is too long to look up, as it came', () => {
		expect(book.say('Something new')).toBe('Something new');
		const long = `${'a'.repeat(700)} is a file`;
		expect(book.say(long)).toBe(long);
	});

	it('may tell what fills the holes in another order', () => {
		expect(book.say('3 of Harbor')).toBe('Harbor hat 3');
	});
});
