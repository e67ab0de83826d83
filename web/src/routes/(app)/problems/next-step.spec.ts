import { describe, expect, it } from 'vitest';
import type { ProblemItem } from '$lib/services/system';
import { mendingPage, nextStepOf } from './next-step';

const problem = (kind: string, action: string | null, id = '1') => ({ kind, action, id }) as ProblemItem;

describe('the next step of a problem', () => {
	it('is what its request does', () => {
		const labels = [
			problem('download', 'DELETE /api/v1/downloads/1?search_again=true'),
			problem('import', 'POST /api/v1/imports/1/retry'),
			problem('import', 'DELETE /api/v1/downloads/1?search_again=false'),
			problem('dead_letter', 'POST /api/v1/problems/dead-letters/1/replay'),
			problem('indexer', 'POST /api/v1/indexers/test?indexer_id=1'),
			problem('health', null)
		].map((one) => nextStepOf(one)?.label);
		expect(labels).toEqual([
			'problems.remove_search',
			'problems.retry',
			'problems.remove_download',
			'problems.replay',
			undefined,
			undefined
		]);
	});

	it('of a check is the page that mends it, for those who may open it', () => {
		const libraries = problem('health', null, 'catalog:libraries');
		expect(mendingPage(problem('health', null, 'gateway:backups'), () => true)).toBe('/settings/backups');
		expect(mendingPage(libraries, () => true)).toBe('/settings/libraries');
		expect(mendingPage(libraries, (scope) => scope === 'read')).toBe('/settings/system');
		expect(mendingPage(problem('health', null, 'indexer:nats'), () => true)).toBe('/settings/system');
	});
});
