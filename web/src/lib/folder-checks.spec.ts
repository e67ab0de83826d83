import { describe, expect, it, vi } from 'vitest';
import { folderChecks } from './folder-checks';

vi.stubGlobal('navigator', { languages: ['en'] });

describe('what is found about a folder', () => {
	it('is well when it can be written, has room and can be hardlinked into', () => {
		const checks = folderChecks({ root: '/m', exists: true, free_bytes: 1e12, hardlinks: true }, '/m');
		expect(checks.map((one) => one.state)).toEqual(['ok', 'ok', 'ok']);
		expect(checks.every((one) => !one.advice)).toBe(true);
	});

	it('says the next step for each thing that is not', () => {
		const [made, space, links] = folderChecks({ root: '/m', exists: false, free_bytes: 1e9, hardlinks: false }, '/m');
		expect(made?.name).toContain('made');
		expect(space).toMatchObject({ state: 'warning', name: '1\u00a0GB free' });
		expect(space?.advice).toBeTruthy();
		expect(links?.advice).toContain('REELWAY_ROOTS__DOWNLOADS');
	});

	it('tells where a link leads', () => {
		const report = { root: '/mnt/m', exists: true, free_bytes: null, hardlinks: null };
		expect(folderChecks(report, '/m')[0]?.detail).toBe('/mnt/m');
		expect(folderChecks(report, '/mnt/m')[0]?.detail).toBe('');
	});

	it('leaves out what could not be told', () => {
		expect(folderChecks({ root: '/m', exists: true, free_bytes: null, hardlinks: null }, '/m')).toHaveLength(1);
	});
});
