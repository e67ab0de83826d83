import type { UpcomingView } from '$lib/services/titles';

export interface UpcomingDay {
	/** `2026-03-01`, of the person's own calendar. */
	day: string;
	items: UpcomingView[];
}

/** The day of a moment where the person is. */
export function dayOf(moment: Date): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** What is to come under its days, in order. */
export function byDay(items: readonly UpcomingView[]): UpcomingDay[] {
	const days = new Map<string, UpcomingView[]>();
	for (const item of items) {
		const day = dayOf(new Date(item.air_at));
		days.set(day, [...(days.get(day) ?? []), item]);
	}
	return [...days].map(([day, found]) => ({ day, items: found }));
}
