import { SvelteMap } from 'svelte/reactivity';
import { problemOf, type Problem } from '$lib/api/problem';
import type { Entry, EventStream } from '$lib/events/stream.svelte';
import * as titles from '$lib/services/titles';
import { Pager } from './pager.svelte';

const CHANGES = [
	'catalog.evt.TitleUpdated.v1',
	'catalog.evt.TargetWanted.v1',
	'catalog.evt.TargetUnwanted.v1',
	'catalog.evt.TargetSatisfied.v1',
	'catalog.evt.MediaFileRemoved.v1',
	'catalog.evt.ImportCompleted.v1'
] as const;
const SETTLE_MS = 400;

/** Whether an event is about a title: by itself or by one of its targets. */
export function isAbout(body: Record<string, unknown>, titleId: string): boolean {
	if (body.title_id === titleId) return true;
	const targets = Array.isArray(body.targets) ? (body.targets as { title_id?: string }[]) : [];
	return targets.some((target) => target.title_id === titleId);
}

/** One title with all that its page shows, kept up to date from the events. */
export class Title {
	view = $state.raw<titles.TitleView | null>(null);
	problem = $state.raw<Problem | null>(null);
	removed = $state(false);
	readonly episodes = new SvelteMap<number, titles.EpisodeView[]>();
	readonly files: Pager<titles.FileView>;
	readonly timeline: Pager<Entry>;
	/** A person's changes that are under way, and all that there were. */
	#changing = 0;
	#changes = 0;

	constructor(
		readonly kind: titles.TitleKind,
		readonly id: string
	) {
		this.files = new Pager((cursor) => titles.listFiles(kind, id, cursor));
		this.timeline = new Pager((cursor) => titles.readTimeline(kind, id, cursor));
	}

	async load(): Promise<void> {
		const changes = this.#changes;
		try {
			const view = await titles.getTitle(this.kind, this.id);
			if (changes === this.#changes || !this.view) this.view = view;
			this.problem = null;
		} catch (error) {
			this.problem = problemOf(error);
		}
	}

	async loadSeason(season: number): Promise<void> {
		const changes = this.#changes;
		const found: titles.EpisodeView[] = [];
		let cursor: string | null = null;
		do {
			const page: Awaited<ReturnType<typeof titles.listEpisodes>> = await titles.listEpisodes(this.id, season, cursor);
			found.push(...page.items);
			cursor = page.next_cursor ?? null;
		} while (cursor);
		if (changes === this.#changes || !this.episodes.has(season)) this.episodes.set(season, found);
	}

	/** Reads again whatever the page has open. */
	async catchUp(): Promise<void> {
		if (this.#changing) return; // its end catches up
		const seasons = [...this.episodes.keys()].map((season) => this.loadSeason(season).catch(() => undefined));
		await Promise.all([this.load(), this.files.reload(), ...seasons]);
	}

	/** Does a person's change. What was asked before it is not shown after it: a switch would turn back for a moment. */
	async change(work: () => Promise<unknown>): Promise<void> {
		this.#changing += 1;
		this.#changes += 1;
		try {
			await work();
		} finally {
			this.#changing -= 1;
			await this.catchUp();
		}
	}

	async monitor(change: { monitored: boolean; seasons?: number[]; episode_ids?: string[] }): Promise<void> {
		await this.change(() => titles.setMonitored(this.id, change));
	}

	follow(events: EventStream): () => void {
		const stops = [
			events.onEverything(({ entry, body }) => {
				if (entry && isAbout(body, this.id) && !this.timeline.items.some((known) => known.seq === entry.seq))
					this.timeline.prepend(entry);
			}),
			events.onSettled(
				CHANGES,
				SETTLE_MS,
				() => void this.catchUp(),
				(body) => isAbout(body, this.id)
			),
			events.on('catalog.evt.TitleRemoved.v1', (body) => {
				this.removed ||= body.title_id === this.id;
			}),
			events.onReopened(() => void this.catchUp())
		];
		return () => stops.forEach((stop) => stop());
	}
}
