import { describe, expect, it, vi } from 'vitest';
import type { LibraryView } from '$lib/services/libraries';
import { libraryChecks } from './library-checks';

vi.stubGlobal('navigator', { languages: ['en'] });
const library = (more: Partial<LibraryView>) =>
	({ name: 'Shows', root: '/media', free_bytes: 9e12, hardlinks: true, ...more }) as LibraryView;

describe("a library's folder", () => {
	it('that has all it needs is well', () => {
		expect(libraryChecks(library({}))).toMatchObject({ state: 'ok', detail: '/media · 9\u00a0TB free', advice: '' });
	});

	it('says the worst first, each with its next step', () => {
		expect(libraryChecks(library({ free_bytes: null, hardlinks: null }))).toMatchObject({ state: 'failing' });
		expect(libraryChecks(library({ free_bytes: 1, hardlinks: false })).advice).toContain('room');
		expect(libraryChecks(library({ hardlinks: false })).advice).toContain('REELWAY_ROOTS__DOWNLOADS');
		expect(libraryChecks(library({ hardlinks: null })).state).toBe('ok');
	});
});
