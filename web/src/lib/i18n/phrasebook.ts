/** Sentences of the services with numbered holes, and how they read in another language. `{0}` is filled as it came,
 * `{0:said}` with what the phrasebook makes of it: a sentence within a sentence. */
export type Phrases = Readonly<Record<string, string>>;

interface Phrase {
	pieces: readonly string[];
	pattern: RegExp;
	wording: string;
	/** How many characters are given: of two that fit, the one that says more is meant. */
	given: number;
}

const HOLE = /\{\d+\}/;
const SPECIAL = /[.*+?^${}()|[\]\\]/g;
const FILLED = /\{(\d+)(:said)?\}/g;
/** What services join of several sentences. */
const JOINTS = ['; ', ', '] as const;
const LONGEST = 600;
const REMEMBERED = 500;

/** Finds the sentence that a text was made of, and says it in the other language. */
export class Phrasebook {
	#whole: ReadonlyMap<string, string>;
	#phrases: readonly Phrase[];
	#known = new Map<string, string>();

	constructor(phrases: Phrases) {
		const entries = Object.entries(phrases);
		this.#whole = new Map(entries.filter(([sentence]) => !HOLE.test(sentence)));
		this.#phrases = entries
			.filter(([sentence]) => HOLE.test(sentence))
			.map(([sentence, wording]) => phraseOf(sentence, wording))
			.toSorted((one, other) => other.given - one.given);
	}

	/** The text in the other language; as it came where the phrasebook does not know it. */
	say(text: string): string {
		const known = this.#known.get(text);
		if (known !== undefined) return known;
		const wording = text.length > LONGEST ? text : (this.#sayJoined(text) ?? this.#find(text) ?? this.#sayParts(text));
		if (this.#known.size >= REMEMBERED) this.#known.clear();
		this.#known.set(text, wording);
		return wording;
	}

	/** Several sentences of which each is known; else it is one with a joint of its own. */
	#sayJoined(text: string): string | undefined {
		if (this.#whole.has(text) || !text.includes(JOINTS[0])) return undefined;
		const parts = text.split(JOINTS[0]).map((part) => this.#find(part));
		return parts.every((part) => part !== undefined) ? parts.join(JOINTS[0]) : undefined;
	}

	#find(text: string): string | undefined {
		const whole = this.#whole.get(text);
		if (whole !== undefined) return whole;
		for (const { pieces, pattern, wording } of this.#phrases) {
			if (!pieces.every((piece) => text.includes(piece))) continue;
			const found = pattern.exec(text);
			if (found) return this.#fill(wording, found.slice(1));
		}
		return undefined;
	}

	#fill(wording: string, values: readonly string[]): string {
		return wording.replace(FILLED, (hole, number: string, said?: string) => {
			const value = values[Number(number)] ?? hole;
			return said ? this.say(value) : value;
		});
	}

	#sayParts(text: string): string {
		const joint = JOINTS.find((one) => text.includes(one));
		if (!joint) return text;
		return text
			.split(joint)
			.map((part) => this.say(part))
			.join(joint);
	}
}

function phraseOf(sentence: string, wording: string): Phrase {
	const pieces = sentence.split(HOLE);
	return {
		pieces: pieces.filter(Boolean),
		pattern: new RegExp(`^${pieces.map((piece) => escape(piece)).join('(.+?)')}$`, 's'),
		wording,
		given: pieces.join('').length
	};
}

function escape(piece: string): string {
	return piece.replace(SPECIAL, '\\$&');
}
