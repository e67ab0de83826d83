/** Whole numbers from the first up to, not with, the end. */
export function range(first: number, end: number): number[] {
	return Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
}

/** Which rows of a long list are near the screen: only those are drawn. The page scrolls, not a box in it. */
export class RowWindow {
	element = $state<HTMLElement | null>(null);
	rowHeight = $state(100);
	rows = $state(0);
	#top = $state(0);
	#height = $state(900);
	static readonly SPARE = 3;

	readonly first = $derived(Math.max(0, Math.floor(this.#top / this.rowHeight) - RowWindow.SPARE));
	readonly last = $derived(
		Math.min(this.rows, Math.ceil((this.#top + this.#height) / this.rowHeight) + RowWindow.SPARE)
	);

	/** Follows the scrolling; gives the way to stop that. */
	follow(): () => void {
		const look = () => {
			if (!this.element) return;
			this.#top = Math.max(0, -this.element.getBoundingClientRect().top);
			this.#height = innerHeight;
		};
		look();
		addEventListener('scroll', look, { passive: true });
		addEventListener('resize', look, { passive: true });
		return () => {
			removeEventListener('scroll', look);
			removeEventListener('resize', look);
		};
	}
}
