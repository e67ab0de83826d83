import type { Key } from '$lib/i18n/catalogue';
import { isRemoval, isSendable, type ProblemItem } from '$lib/services/system';
import type { Scope } from '$lib/state/session.svelte';
import { hrefOf, placeAt } from '../settings/places';

/** What the button of a problem says, and what is said when the server took it; that is not yet the end of it. */
export interface NextStep {
	label: Key;
	done: Key;
	scope: Scope;
}

/** The request that a button may send; none where another page or form is the next step. */
export function nextStepOf(problem: ProblemItem): NextStep | null {
	if (!isSendable(problem)) return null;
	if (problem.kind === 'dead_letter')
		return { label: 'problems.replay', done: 'problems.replay_taken', scope: 'admin' };
	if (problem.kind === 'download')
		return { label: 'problems.remove_search', done: 'problems.remove_taken', scope: 'manage' };
	return isRemoval(problem)
		? { label: 'problems.remove_download', done: 'problems.remove_taken', scope: 'manage' }
		: { label: 'problems.retry', done: 'problems.retry_taken', scope: 'manage' };
}

const SETTINGS_OF_CHECK: Readonly<Record<string, string>> = {
	libraries: 'libraries',
	backups: 'backups',
	peers: 'downloads',
	'downloads folder': 'downloads'
};

/** The page where what a check found is mended, for those who may open it; the others can see what was looked at. */
export function mendingPage(problem: ProblemItem, may: (scope: Scope) => boolean): string {
	const check = problem.id.slice(problem.id.indexOf(':') + 1);
	const place = placeAt(`/settings/${SETTINGS_OF_CHECK[check] ?? ''}`);
	return place && may(place.scope) ? hrefOf(place) : '/settings/system';
}
