import type { Entry, EventStream, Received } from '$lib/events/stream.svelte';
import { listEvents } from '$lib/services/system';
import { Pager } from './pager.svelte';

export interface BusLine {
	key: string;
	subject: string;
	at: string;
	summary: string;
	body: unknown;
}

const KEPT = 500;

/** What passes on the bus, the newest first, bounded; while it is held, new lines wait. */
export class BusLog {
	filter = $state('');
	live = $state(false);
	held = $state(false);
	waiting = $state.raw<BusLine[]>([]);
	readonly older = new Pager<Entry>((cursor) => listEvents({}, cursor));
	#fresh = $state.raw<BusLine[]>([]);
	#count = 0;

	readonly rows = $derived.by(() => {
		const known = new Set(this.#fresh.map((line) => line.key));
		const older = this.older.items.map(lineOfEntry).filter((line) => !known.has(line.key));
		const words = this.filter.trim().toLowerCase();
		const all = [...this.#fresh, ...older];
		return words
			? all.filter((line) => line.subject.toLowerCase().includes(words) || line.summary.toLowerCase().includes(words))
			: all;
	});

	follow(events: EventStream): () => void {
		return events.onEverything((received) => this.take(received));
	}

	take(received: Received): void {
		if (!received.entry && !this.live) return;
		const line = received.entry ? lineOfEntry(received.entry) : this.#lineOfLive(received);
		if (this.held) this.waiting = [line, ...this.waiting].slice(0, KEPT);
		else this.#fresh = [line, ...this.#fresh].slice(0, KEPT);
	}

	hold(held: boolean): void {
		this.held = held;
		if (held) return;
		this.#fresh = [...this.waiting, ...this.#fresh].slice(0, KEPT);
		this.waiting = [];
	}

	#lineOfLive(received: Received): BusLine {
		return {
			key: `live ${(this.#count += 1)}`,
			subject: received.subject,
			at: received.at.toISOString(),
			summary: '',
			body: received.body
		};
	}
}

function lineOfEntry(entry: Entry): BusLine {
	return { key: `event ${entry.seq}`, subject: entry.type, at: entry.time, summary: entry.summary, body: entry };
}
