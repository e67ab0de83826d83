import type { EventStream } from '$lib/events/stream.svelte';
import { letGo, listHeld, takeHeld, type HeldRelease } from '$lib/services/held';
import { Pager } from './pager.svelte';

const SETTLE_MS = 500;
/** Judging a release again and fetching it takes a moment. */
const GRACE_MS = 15_000;

const SERVER = { listHeld, takeHeld, letGo };
export type HeldServer = typeof SERVER;

/** Releases that delay profiles hold, until they are due or a better one takes their place. */
export class HeldReleases {
	readonly pager: Pager<HeldRelease>;
	#server: HeldServer;

	constructor(server: HeldServer = SERVER) {
		this.#server = server;
		this.pager = new Pager((cursor) => server.listHeld(cursor));
	}

	/** Whether it is known what is held. */
	get settled(): boolean {
		return this.pager.loaded || this.pager.problem !== null;
	}

	/** Whether one should have been taken by now: it was held on, or let go, and no event says so. */
	isOverdue(now: Date): boolean {
		return this.pager.items.some((held) => Date.parse(held.due_at) + GRACE_MS < now.getTime());
	}

	async take(releaseId: string): Promise<void> {
		await this.#server.takeHeld(releaseId);
		this.#drop(releaseId);
	}

	async letGo(releaseId: string): Promise<void> {
		await this.#server.letGo(releaseId);
		this.#drop(releaseId);
	}

	/** Keeps itself up to date from the events; gives the way to stop that. */
	follow(events: EventStream): () => void {
		const reload = () => void this.pager.reload();
		const stops = [
			// A file in place may be good enough, then nothing is held for it any more.
			events.onSettled(['indexer.evt.ReleaseHeld.v1', 'catalog.evt.TargetSatisfied.v1'], SETTLE_MS, reload),
			events.on('indexer.evt.ReleaseGrabbed.v1', (body) => this.#release(body.targets)),
			events.on('indexer.evt.HeldReleaseDropped.v1', (body) => this.#release(body.targets)),
			events.on('catalog.evt.TargetUnwanted.v1', (body) => this.#release([body.target])),
			events.on('catalog.evt.TitleRemoved.v1', (body) => this.pager.drop((held) => held.title_id === body.title_id)),
			events.onReopened(reload)
		];
		return () => stops.forEach((stop) => stop());
	}

	/** Nothing is held for these targets any more; a pack may still be held for others. */
	#release(targets: readonly { target_id: string }[]): void {
		const gone = new Set(targets.map((target) => target.target_id));
		this.pager.replace((held) => ({
			...held,
			targets: held.targets.filter((target) => !gone.has(target.target_id))
		}));
		this.pager.drop((held) => !held.targets.length);
	}

	#drop(releaseId: string): void {
		this.pager.drop((held) => held.release.release_id === releaseId);
	}
}
