import { describe, expect, it } from 'vitest';
import type { IndexerView } from '$lib/services/indexers';
import { sayBudgets } from './budgets';

type Budget = IndexerView['budgets'][number];

function budget(use: Budget['use'], hours: number, limit: number, left: number): Budget {
	const next_at = left === limit ? null : '2026-11-21T12:00:00Z';
	const shares = { left, left_for_feeds: 0, left_for_searches: 0 };
	return { use, limit, window_seconds: hours * 3600, ...shares, next_at, full_at: next_at };
}

describe('budgets in words', () => {
	it('say what was used of each limit', () => {
		const budgets = [budget('query', 24, 500, 488), budget('query', 1, 60, 60), budget('grab', 24, 20, 19)];
		expect(sayBudgets({ budgets, requests_today: 7 }, 'en')).toEqual([
			'12 of 500 requests in 24 hours',
			'0 of 60 requests in the last hour',
			'1 of 20 grabs in 24 hours'
		]);
	});

	it('say the requests of today where they are not limited', () => {
		expect(sayBudgets({ budgets: [], requests_today: 1 }, 'en')).toEqual(['1 request today']);
		const budgets = [budget('grab', 1, 1, 1)];
		expect(sayBudgets({ budgets, requests_today: 3 }, 'en')).toEqual([
			'3 requests today',
			'0 of 1 grab in the last hour'
		]);
	});

	it('say when the next one is there once all are used', () => {
		const [said] = sayBudgets({ budgets: [budget('grab', 24, 20, 0)], requests_today: 3 }, 'en').slice(-1);
		expect(said).toMatch(/^20 of 20 grabs in 24 hours \(the next at .+\)$/);
	});
});
