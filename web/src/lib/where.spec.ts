import { describe, expect, it } from 'vitest';
import { loginHref, safeNext } from './where';

const HERE = 'http://reelway.test';

describe('the way back after a login', () => {
	it('stays inside the app', () => {
		expect(safeNext('/shows?sort=year', HERE)).toBe('/shows?sort=year');
		for (const evil of ['//evil.test/x', 'https://evil.test', '/\\evil.test', 'javascript:alert(1)', '\\\\evil.test']) {
			expect(safeNext(evil, HERE), evil).toBe('/');
		}
	});

	it('is left out for the first page', () => {
		expect(loginHref('/')).toBe('/login');
		expect(loginHref('/a?b=c')).toBe('/login?next=%2Fa%3Fb%3Dc');
	});
});
