import { formatClock } from '$lib/format';
import { t } from '$lib/i18n/language.svelte';
import type { IndexerView } from '$lib/services/indexers';

const HOUR_SECONDS = 3600;

/** What was used of each of an indexer's limits; without one for requests, how many there were today. */
export function sayBudgets(indexer: Pick<IndexerView, 'budgets' | 'requests_today'>, locale: string): string[] {
	const counted = indexer.budgets.some((budget) => budget.use === 'query');
	return [
		...(counted ? [] : [t('indexers.requests', { count: indexer.requests_today })]),
		...indexer.budgets.map((budget) => {
			const window = budget.window_seconds === HOUR_SECONDS ? 'hour' : 'day';
			const values = { count: budget.limit, used: budget.limit - budget.left };
			const said = t(`indexers.${budget.use}_${window}`, values);
			if (budget.left || !budget.next_at) return said;
			return `${said} (${t('indexers.next_at', { time: formatClock(budget.next_at, locale) })})`;
		})
	];
}
