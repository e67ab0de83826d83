import { describe, expect, it } from 'vitest';
import { fill } from './catalogue';
import { de } from './de';
import { en } from './en';

const holes = (message: string | { one: string; other: string }) =>
	[...new Set((typeof message === 'string' ? message : message.one + message.other).match(/\{\w+\}/g) ?? [])].sort();

describe('catalogues', () => {
	it('fill the same holes in every language', () => {
		for (const key of Object.keys(en) as (keyof typeof en)[]) {
			expect(holes(de[key]), key).toEqual(holes(en[key]));
		}
	});

	it('choose the plural and write its number for the language', () => {
		expect(fill(en['library.count'], { count: 1 }, 'en')).toBe('1 title');
		expect(fill(en['library.count'], { count: 12_345 }, 'en')).toBe('12,345 titles');
		expect(fill(de['library.count'], { count: 12_345 }, 'de')).toBe('12.345 Titel');
	});

	it('leave a hole that has no value visible', () => {
		expect(fill('Hello {name}', {}, 'en')).toBe('Hello {name}');
	});
});
