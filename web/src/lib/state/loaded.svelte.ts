import { problemOf, type Problem } from '$lib/api/problem';

/** Something that is read whole: what was read last, and why the last try failed. */
export class Loaded<T> {
	value = $state.raw<T | null>(null);
	problem = $state.raw<Problem | null>(null);
	loading = $state(false);
	#asked = 0;
	#answered = 0;
	#read: () => Promise<T>;

	constructor(read: () => Promise<T>) {
		this.#read = read;
	}

	/** Reads it anew; what is shown stays until the answer is there. */
	async load(): Promise<void> {
		const turn = (this.#asked += 1);
		this.loading = true;
		const answer = await this.#read().then(
			(value) => ({ value, problem: null }),
			(error: unknown) => ({ value: this.value, problem: problemOf(error) })
		);
		if (turn < this.#answered) return; // the answer to a newer question came first
		this.#answered = turn;
		({ value: this.value, problem: this.problem } = answer);
		this.loading = turn < this.#asked;
	}
}
