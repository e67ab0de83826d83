import { problemOf, type Problem } from '$lib/api/problem';
import { said } from '$lib/i18n/language.svelte';

/** What a form sends: what is under way, and what was wrong with the last try, by field. */
export class Submission {
	doing = $state<string | null>(null);
	problem = $state.raw<Problem | null>(null);

	/** What is wrong with each field, by its path (`qualities.0.name`). */
	get errors(): Record<string, string> {
		const found = this.problem?.errors ?? [];
		return Object.fromEntries(
			found.map(({ where = '', what = '' }) => [where.replace(/^(body|query)\./, ''), said(what)])
		);
	}

	/** What no field shows: the whole problem, unless each error has its own field among `fields`. */
	beside(fields: readonly string[]): Problem | null {
		const paths = Object.keys(this.errors);
		return paths.length && paths.every((path) => fields.includes(path)) ? null : this.problem;
	}

	/** Does the work; gives whether it worked. One at a time: what comes meanwhile is not done. */
	async run(name: string, work: () => Promise<unknown>): Promise<boolean> {
		if (this.doing) return false;
		this.doing = name;
		this.problem = null;
		try {
			await work();
			return true;
		} catch (thrown) {
			this.problem = problemOf(thrown);
			return false;
		} finally {
			this.doing = null;
		}
	}
}
