const STORED = 'reelway.library';

export const VIEWS = ['posters', 'details', 'table'] as const;
export const DENSITIES = ['small', 'medium', 'large'] as const;
export const COLUMNS = [
	'year',
	'status',
	'have',
	'size',
	'added',
	'rating',
	'genres',
	'runtime',
	'next',
	'slots'
] as const;
export type LibraryView = (typeof VIEWS)[number];
export type Density = (typeof DENSITIES)[number];
export type Column = (typeof COLUMNS)[number];

interface Stored {
	view: LibraryView;
	density: Density;
	columns: Column[];
}

const USUAL: Stored = { view: 'posters', density: 'medium', columns: ['year', 'status', 'have', 'size', 'added'] };

/** What was kept, with the usual in the place of everything that can't be read. */
export function readLook(text: string | null): Stored {
	let kept: Partial<Record<keyof Stored, unknown>> = {};
	try {
		kept = (JSON.parse(text ?? '{}') ?? {}) as typeof kept;
	} catch {
		return { ...USUAL };
	}
	const columns = Array.isArray(kept.columns)
		? COLUMNS.filter((one) => (kept.columns as unknown[]).includes(one))
		: null;
	return {
		view: VIEWS.find((one) => one === kept.view) ?? USUAL.view,
		density: DENSITIES.find((one) => one === kept.density) ?? USUAL.density,
		columns: columns ?? [...USUAL.columns]
	};
}

/** How a person likes to see the library; kept per browser. */
export class LibraryLook {
	#kept = $state<Stored>(readLook(localStorage.getItem(STORED)));

	get view(): LibraryView {
		return this.#kept.view;
	}

	get density(): Density {
		return this.#kept.density;
	}

	get columns(): readonly Column[] {
		return this.#kept.columns;
	}

	choose(change: Partial<Stored>): void {
		this.#kept = { ...this.#kept, ...change };
		localStorage.setItem(STORED, JSON.stringify(this.#kept));
	}

	/** Shows or hides a column; columns keep their order. */
	toggleColumn(column: Column): void {
		const shown = this.#kept.columns.includes(column);
		this.choose({ columns: COLUMNS.filter((one) => (one === column ? !shown : this.#kept.columns.includes(one))) });
	}
}
