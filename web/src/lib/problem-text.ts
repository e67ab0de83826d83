import type { Problem } from './api/problem';
import { said, t } from './i18n/language.svelte';

/** What went wrong and what to do next, for the line below a field. */
export function problemText(problem: Problem | null): string {
	if (!problem) return '';
	return [said(problem.detail) || t('error.unreachable'), said(problem.advice ?? '')].filter(Boolean).join('. ');
}
