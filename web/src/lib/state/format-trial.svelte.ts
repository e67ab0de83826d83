import { problemOf, type Problem } from '$lib/api/problem';
import { tryFormat, type FormatSettings, type FormatTrial } from '$lib/services/formats';
import type { TitleKind } from '$lib/services/titles';

const PAUSE_MS = 250;

/** A custom format tried on a name, anew with every change, once the typing rests. */
export class Trial {
	answer = $state.raw<FormatTrial | null>(null);
	problem = $state.raw<Problem | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#turn = 0;
	#ask: typeof tryFormat;

	constructor(ask: typeof tryFormat = tryFormat) {
		this.#ask = ask;
	}

	/** Asks soon; what was asked before and is not answered yet is forgotten. */
	about(settings: FormatSettings, name: string, kind: TitleKind, pause = PAUSE_MS): void {
		this.stop();
		if (!name.trim() || !settings.specifications.length) {
			this.answer = this.problem = null;
			return;
		}
		// The name of the format does not matter here, but one without a name is refused.
		const custom_format = { ...settings, name: settings.name.trim() || '-' };
		const turn = this.#turn;
		this.#timer = setTimeout(() => void this.#send({ custom_format, name: name.trim(), kind }, turn), pause);
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#turn += 1;
	}

	async #send(ask: Parameters<typeof tryFormat>[0], turn: number): Promise<void> {
		try {
			const answer = await this.#ask(ask);
			if (turn === this.#turn) [this.answer, this.problem] = [answer, null];
		} catch (thrown) {
			if (turn === this.#turn) [this.answer, this.problem] = [null, problemOf(thrown)];
		}
	}
}
