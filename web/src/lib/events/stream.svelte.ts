import type { Schemas } from '$lib/api/client';
import { SUBJECTS, type EventBodies, type LiveBodies } from './messages';

export type Entry = Schemas['TimelineEntry'];
export type Subject = keyof EventBodies | keyof LiveBodies;
type BodyOf<S extends Subject> = S extends keyof EventBodies
	? EventBodies[S]
	: S extends keyof LiveBodies
		? LiveBodies[S]
		: never;
type Handler = (body: never, entry: Entry | null) => void;

export interface Received {
	subject: string;
	entry: Entry | null;
	body: Record<string, unknown>;
	at: Date;
}

/** The one connection to the server's events. It reconnects by itself and goes on after the last event it saw. */
export class EventStream {
	connected = $state(false);
	#source: EventSource | null = null;
	#handlers = new Map<string, Set<Handler>>();
	#everything = new Set<(received: Received) => void>();
	#reopened = new Set<() => void>();
	#lastSeq: number | null = null;
	#wasOpen = false;
	#retry: ReturnType<typeof setTimeout> | undefined;

	start(): void {
		if (this.#source) return;
		const after = this.#lastSeq === null ? '' : `?after=${this.#lastSeq}`;
		const source = new EventSource(`/api/v1/events${after}`);
		source.onopen = () => this.#onOpen();
		source.onerror = () => this.#onError(source);
		for (const subject of SUBJECTS) {
			source.addEventListener(subject, (event) => this.receive(subject, event.data as string, event.lastEventId));
		}
		this.#source = source;
	}

	stop(): void {
		clearTimeout(this.#retry);
		this.#source?.close();
		this.#source = null;
		this.connected = false;
	}

	/** Calls the handler for each message with the subject; gives the way to stop that. */
	on<S extends Subject>(subject: S, handler: (body: BodyOf<S>, entry: Entry | null) => void): () => void {
		const handlers = this.#handlers.get(subject) ?? new Set();
		this.#handlers.set(subject, handlers.add(handler as Handler));
		return () => handlers.delete(handler as Handler);
	}

	/** Several subjects with one handler that only needs to know that something happened. */
	onAny(subjects: readonly Subject[], handler: (body: Record<string, unknown>) => void): () => void {
		const stops = subjects.map((subject) =>
			this.on(subject, (body) => handler(body as unknown as Record<string, unknown>))
		);
		return () => stops.forEach((stop) => stop());
	}

	/** Several subjects with one handler that is called once, when for a while no more that fits has come. */
	onSettled(
		subjects: readonly Subject[],
		afterMs: number,
		handler: () => void,
		fits: (body: Record<string, unknown>) => boolean = () => true
	): () => void {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const stop = this.onAny(subjects, (body) => {
			if (!fits(body)) return;
			clearTimeout(timer);
			timer = setTimeout(handler, afterMs);
		});
		return () => {
			clearTimeout(timer);
			stop();
		};
	}

	onEverything(handler: (received: Received) => void): () => void {
		this.#everything.add(handler);
		return () => this.#everything.delete(handler);
	}

	/** Live messages of the gap are lost: what shows them reads the server's state again. */
	onReopened(handler: () => void): () => void {
		this.#reopened.add(handler);
		return () => this.#reopened.delete(handler);
	}

	receive(subject: string, data: string, id: string): void {
		const parsed = JSON.parse(data) as Record<string, unknown>;
		const entry = subject.includes('.evt.') ? (parsed as unknown as Entry) : null;
		if (entry && id) {
			if (this.#lastSeq !== null && entry.seq <= this.#lastSeq) return;
			this.#lastSeq = entry.seq;
		}
		const body = entry ? (entry.data as Record<string, unknown>) : parsed;
		this.#handlers.get(subject)?.forEach((handler) => handler(body as never, entry));
		this.#everything.forEach((handler) => handler({ subject, entry, body, at: new Date() }));
	}

	#onOpen(): void {
		this.connected = true;
		if (this.#wasOpen) this.#reopened.forEach((handler) => handler());
		this.#wasOpen = true;
	}

	#onError(source: EventSource): void {
		this.connected = false;
		if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
		this.stop();
		this.#retry = setTimeout(() => this.start(), 5000);
	}
}

export const events = new EventStream();
