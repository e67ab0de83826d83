import { problemOf } from '$lib/api/problem';
import { said, t } from '$lib/i18n/language.svelte';

export interface Toast {
	id: number;
	kind: 'done' | 'failed';
	text: string;
	advice: string;
}

const MOST = 4;
const SHOWN_MS = { done: 5000, failed: 12_000 };

/** Short words about what a person just did. */
class Toasts {
	items = $state.raw<Toast[]>([]);
	#next = 1;

	done(text: string): void {
		this.#show({ id: this.#next++, kind: 'done', text, advice: '' });
	}

	failed(error: unknown): void {
		const problem = problemOf(error);
		const unreachable = problem.code === 'unreachable';
		const text = unreachable ? t('error.unreachable') : said(problem.detail);
		const advice = unreachable ? t('error.unreachable_advice') : said(problem.advice ?? '');
		this.#show({ id: this.#next++, kind: 'failed', text, advice });
	}

	dismiss(id: number): void {
		this.items = this.items.filter((toast) => toast.id !== id);
	}

	#show(toast: Toast): void {
		this.items = [...this.items, toast].slice(-MOST);
		setTimeout(() => this.dismiss(toast.id), SHOWN_MS[toast.kind]);
	}
}

export const toasts = new Toasts();

/** Does an action and tells how it went; gives whether it worked. */
export async function attempt(action: () => Promise<unknown>, done?: string): Promise<boolean> {
	try {
		await action();
		if (done) toasts.done(done);
		return true;
	} catch (error) {
		toasts.failed(error);
		return false;
	}
}
