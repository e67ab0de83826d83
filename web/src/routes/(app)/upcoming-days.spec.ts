import { describe, expect, it } from 'vitest';
import type { UpcomingView } from '$lib/services/titles';
import { byDay, dayOf } from './upcoming-days';

const at = (moment: Date) => ({ air_at: moment.toISOString(), title_name: moment.toISOString() }) as UpcomingView;

describe('what is to come', () => {
	it('stands under the days of the person’s own calendar', () => {
		const late = new Date(2026, 2, 1, 23, 30);
		const early = new Date(2026, 2, 2, 0, 15);
		const days = byDay([at(late), at(early), at(new Date(2026, 2, 2, 20, 0))]);
		expect(days.map((day) => [day.day, day.items.length])).toEqual([
			['2026-03-01', 1],
			['2026-03-02', 2]
		]);
		expect(dayOf(late)).toBe('2026-03-01');
	});
});
