import { ScrollSpeed } from './scroll-speed.svelte';

/** Whole numbers from the first up to, not with, the end. */
export function range(first: number, end: number): number[] {
	return Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
}

/**
 * Which rows of a long list are near the screen: only those are drawn, each in its own fixed place, so that nothing else
 * is laid out or painted anew when rows come and go. The page scrolls, not a box in it.
 */
export class RowWindow {
	element = $state<HTMLElement | null>(null);
	rowHeight = $state(100);
	rows = $state(0);
	/** Items side by side in a row. */
	columns = $state(1);
	readonly speed = new ScrollSpeed();
	#top = $state(0);
	#height = $state(900);
	static readonly SPARE = 3;

	readonly first = $derived(Math.max(0, Math.floor(this.#top / this.rowHeight) - RowWindow.SPARE));
	readonly last = $derived(
		Math.min(this.rows, Math.ceil((this.#top + this.#height) / this.rowHeight) + RowWindow.SPARE)
	);

	/** The first item whose row is in sight. */
	readonly topItem = $derived(Math.round(this.#top / this.rowHeight) * this.columns);

	/** Scrolls so that an item stands below what covers the top of the page. */
	jumpTo(item: number): void {
		if (!this.element) return;
		const row = Math.floor(item / this.columns) * this.rowHeight;
		const covered = parseFloat(getComputedStyle(this.element).scrollMarginTop) || 0;
		scrollTo({ top: row ? this.element.getBoundingClientRect().top + scrollY + row - covered : 0 });
	}

	/** Follows the scrolling; gives the way to stop that. */
	follow(): () => void {
		const look = () => {
			if (!this.element) return;
			this.#top = Math.max(0, -this.element.getBoundingClientRect().top);
			this.#height = innerHeight;
		};
		const onscroll = (event: Event) => {
			look();
			this.speed.note(this.#top, this.#height, event.timeStamp);
		};
		look();
		addEventListener('scroll', onscroll, { passive: true });
		addEventListener('resize', look, { passive: true });
		return () => {
			removeEventListener('scroll', onscroll);
			removeEventListener('resize', look);
			this.speed.stop();
		};
	}
}
