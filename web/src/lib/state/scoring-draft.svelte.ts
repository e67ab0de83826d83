import type { ScoringSettings } from '$lib/services/rules';

export type RuleKind = 'titles' | 'flags';

export interface RuleRow {
	key: string;
	name: string;
	/** As it is typed: words with commas between. */
	words: string;
	points: number;
	negate: boolean;
}

export interface SetRow {
	key: string;
	name: string;
	libraries: string[];
	/** Keys of rules, so that a rule may get another name. */
	rules: string[];
}

/** Scoring rules while somebody edits them. */
export class ScoringDraft {
	titles = $state<RuleRow[]>([]);
	flags = $state<RuleRow[]>([]);
	sets = $state<SetRow[]>([]);
	#next = 0;
	#original = '';

	constructor(from: ScoringSettings) {
		this.take(from);
	}

	get isChanged(): boolean {
		return JSON.stringify(this.settings) !== this.#original;
	}

	get rules(): RuleRow[] {
		return [...this.titles, ...this.flags];
	}

	get settings(): ScoringSettings {
		const names = new Map(this.rules.map((rule) => [rule.key, rule.name.trim()]));
		const written = ({ name, words, points, negate }: RuleRow) => ({
			name: name.trim(),
			words: wordsOf(words),
			points,
			negate
		});
		return {
			titles: this.titles.map(written),
			flags: this.flags.map(written),
			sets: this.sets.map(({ name, libraries, rules }) => ({
				name: name.trim(),
				libraries: [...libraries],
				rules: rules.flatMap((key) => names.get(key) ?? [])
			}))
		};
	}

	take(from: ScoringSettings): void {
		const rows = (kind: RuleKind) =>
			(from[kind] ?? []).map((rule) => ({
				key: this.#key(),
				name: rule.name,
				words: (rule.words ?? []).join(', '),
				points: rule.points,
				negate: rule.negate ?? false
			}));
		this.titles = rows('titles');
		this.flags = rows('flags');
		const keys = new Map(this.rules.map((rule) => [rule.name, rule.key]));
		this.sets = (from.sets ?? []).map((set) => ({
			key: this.#key(),
			name: set.name,
			libraries: [...set.libraries],
			rules: (set.rules ?? []).flatMap((name) => keys.get(name) ?? [])
		}));
		this.#original = JSON.stringify(this.settings);
	}

	addRule(kind: RuleKind): void {
		this[kind].push({ key: this.#key(), name: '', words: '', points: 10, negate: false });
	}

	/** It leaves its sets too. */
	removeRule(key: string): void {
		this.titles = this.titles.filter((one) => one.key !== key);
		this.flags = this.flags.filter((one) => one.key !== key);
		for (const set of this.sets) set.rules = set.rules.filter((one) => one !== key);
	}

	addSet(libraries: string[]): void {
		this.sets.push({ key: this.#key(), name: '', libraries, rules: [] });
	}

	removeSet(key: string): void {
		this.sets = this.sets.filter((one) => one.key !== key);
	}

	#key(): string {
		return String(this.#next++);
	}
}

function wordsOf(text: string): string[] {
	return text
		.split(',')
		.map((word) => word.trim())
		.filter(Boolean);
}
