import type { Entry, EventStream, Received } from '$lib/events/stream.svelte';
import { listEvents, type EventFilter } from '$lib/services/system';
import { Pager } from './pager.svelte';
import { isAbout } from './title.svelte';

export interface BusLine {
	key: string;
	subject: string;
	at: string;
	summary: string;
	body: unknown;
}

/** What the server filters by; empty means all. */
export interface BusFilter {
	owner: string;
	subject: string;
	titleId: string;
}

const KEPT = 500;
const STEP_MS = 300;

/** What passes on the bus, the newest first, bounded; while it is held, new lines wait. */
export class BusLog {
	filter = $state<BusFilter>({ owner: '', subject: '', titleId: '' });
	text = $state('');
	live = $state(false);
	held = $state(false);
	/** How many events were replayed so far; null while the list shows what happens now. */
	replayed = $state<number | null>(null);
	replaying = $state(false);
	waiting = $state.raw<BusLine[]>([]);
	readonly older: Pager<Entry>;
	#fresh = $state.raw<BusLine[]>([]);
	#count = 0;
	#run = 0;
	#read: typeof listEvents;

	constructor(read: typeof listEvents = listEvents) {
		this.#read = read;
		this.older = new Pager((cursor) => read(this.#asked, cursor));
	}

	readonly rows = $derived.by(() => {
		const known = new Set(this.#fresh.map((line) => line.key));
		const before = this.replayed === null ? this.older.items.map(lineOfEntry) : [];
		const words = this.text.trim().toLowerCase();
		const all = [...this.#fresh, ...before.filter((line) => !known.has(line.key))];
		return words
			? all.filter((line) => line.subject.toLowerCase().includes(words) || line.summary.toLowerCase().includes(words))
			: all;
	});

	/** Shows what happened last and then what happens now. */
	async showNow(): Promise<void> {
		this.#clear();
		this.replayed = null;
		await this.older.restart();
	}

	/** Lets everything since a time pass again, page by page, and goes on with what happens now. */
	async replay(since: Date): Promise<void> {
		const run = this.#clear();
		this.replayed = 0;
		this.replaying = true;
		let cursor: string | null = null;
		try {
			do {
				const wish: EventFilter = { ...this.#asked, since, oldestFirst: true };
				const page: Awaited<ReturnType<typeof listEvents>> = await this.#read(wish, cursor);
				if (run !== this.#run) return;
				this.#add(page.items.map(lineOfEntry).reverse());
				this.replayed += page.items.length;
				cursor = page.next_cursor ?? null;
				if (cursor) await new Promise((resolve) => setTimeout(resolve, STEP_MS)); // so that one sees it pass
			} while (cursor && run === this.#run);
		} finally {
			if (run === this.#run) {
				this.replaying = false;
				this.hold(this.held);
			}
		}
	}

	/** Ends a replay where it is. */
	stop(): void {
		this.#run += 1;
		this.replaying = false;
		this.hold(this.held);
	}

	follow(events: EventStream): () => void {
		return events.onEverything((received) => this.take(received));
	}

	take(received: Received): void {
		if ((!received.entry && !this.live) || !this.#fits(received)) return;
		const line = received.entry ? lineOfEntry(received.entry) : this.#lineOfLive(received);
		if (this.held || this.replaying) this.waiting = [line, ...this.waiting].slice(0, KEPT);
		else this.#add([line]);
	}

	hold(held: boolean): void {
		this.held = held;
		if (held || this.replaying) return;
		this.#add(this.waiting);
		this.waiting = [];
	}

	get #asked(): EventFilter {
		const { owner, subject, titleId } = this.filter;
		const subjects = subject ? [subject] : owner ? [`${owner}.`] : [];
		return { subjects, titleId: titleId || null };
	}

	#fits({ subject, body }: Received): boolean {
		const wanted = this.filter;
		if (wanted.subject ? subject !== wanted.subject : !subject.startsWith(wanted.owner && `${wanted.owner}.`))
			return false;
		return !wanted.titleId || isAbout(body, wanted.titleId);
	}

	#add(lines: readonly BusLine[]): void {
		const known = new Set(this.#fresh.map((line) => line.key));
		this.#fresh = [...lines.filter((line) => !known.has(line.key)), ...this.#fresh].slice(0, KEPT);
	}

	#clear(): number {
		this.#fresh = [];
		this.waiting = [];
		this.replaying = false;
		return (this.#run += 1);
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
