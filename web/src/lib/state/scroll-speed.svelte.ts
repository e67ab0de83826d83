/** Screens a second: faster than this nobody makes out a picture. */
const FAST = 1.5;
/** Steps come unevenly; what counts is about the latest so long. */
const SMOOTH_MS = 300;
/** Between two steps of one movement less time passes. */
const REST_MS = 150;

/** Whether a page flies past its reader: then what takes effort to show can wait until it slows down. */
export class ScrollSpeed {
	fast = $state(false);
	#screensPerSecond = 0;
	#at: { top: number; time: number } | null = null;
	#rest: ReturnType<typeof setTimeout> | undefined;

	/** Notes where the page stands now. A jump from rest is not fast: who jumps wants to see where they land. */
	note(top: number, height: number, time: number): void {
		if (this.#at) {
			const passed = Math.max(1, time - this.#at.time);
			const speed = (Math.abs(top - this.#at.top) / height / passed) * 1000;
			this.#screensPerSecond += (speed - this.#screensPerSecond) * Math.min(1, passed / SMOOTH_MS);
			this.fast = this.#screensPerSecond > FAST;
		}
		this.#at = { top, time };
		clearTimeout(this.#rest);
		// Where the browser was busy meanwhile, the next step is noted in the next frame: that is no rest.
		this.#rest = setTimeout(() => requestAnimationFrame(() => this.#settle(time)), REST_MS);
	}

	stop(): void {
		clearTimeout(this.#rest);
		this.#at = null;
		this.#screensPerSecond = 0;
		this.fast = false;
	}

	#settle(time: number): void {
		if (this.#at?.time === time) this.stop();
	}
}
