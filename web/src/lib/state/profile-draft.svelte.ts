import { moved } from '$lib/reorder';
import type { FormatView } from '$lib/services/formats';
import type { ProfileSettings } from '$lib/services/profiles';

/** A quality, or a group of equal ones, as a row of the editor. */
export interface Rung {
	key: string;
	name: string;
	/** Worst first, as they are stored. */
	qualities: string[];
	allowed: boolean;
}

/** A quality profile while somebody edits it: rows are best first, as people read them. */
export class ProfileDraft {
	name = $state('');
	upgradesAllowed = $state(true);
	minimumScore = $state(0);
	cutoffScore = $state(0);
	minimumUpgradeScore = $state(1);
	languages = $state.raw<string[]>([]);
	rungs = $state.raw<Rung[]>([]);
	scores = $state.raw<Record<string, number>>({});
	#cutoff = $state('');
	#next = 0;
	#original: string;

	constructor(from: ProfileSettings) {
		this.name = from.name;
		this.upgradesAllowed = from.upgrades_allowed ?? true;
		this.minimumScore = from.minimum_score ?? 0;
		this.cutoffScore = from.cutoff_score ?? 0;
		this.minimumUpgradeScore = from.minimum_upgrade_score ?? 1;
		this.languages = from.languages ?? ['any'];
		this.scores = withoutZeros(from.format_scores ?? {});
		this.rungs = from.qualities.map((one) => this.#rung(one.name, one.qualities, one.allowed)).reverse();
		const cutoff = this.rungs.find((one) => one.name === from.cutoff || one.qualities.includes(from.cutoff));
		this.#cutoff = cutoff?.key ?? '';
		this.#original = JSON.stringify(this.settings);
	}

	get isChanged(): boolean {
		return JSON.stringify(this.settings) !== this.#original;
	}

	get allowed(): Rung[] {
		return this.rungs.filter((one) => one.allowed);
	}

	/** The key of the row from which on nothing better is looked for: always one that is allowed, if any is. */
	get cutoff(): string {
		return (this.allowed.find((one) => one.key === this.#cutoff) ?? this.allowed[0])?.key ?? '';
	}

	set cutoff(key: string) {
		this.#cutoff = key;
	}

	get settings(): ProfileSettings {
		return {
			name: this.name.trim(),
			qualities: this.rungs.map(({ name, qualities, allowed }) => ({ name, qualities, allowed })).reverse(),
			cutoff: this.rungs.find((one) => one.key === this.cutoff)?.name ?? '',
			upgrades_allowed: this.upgradesAllowed,
			minimum_score: this.minimumScore,
			cutoff_score: this.cutoffScore,
			minimum_upgrade_score: this.minimumUpgradeScore,
			format_scores: this.scores,
			languages: this.languages
		};
	}

	move(from: number, to: number): void {
		this.rungs = moved(this.rungs, from, to);
	}

	allow(key: string, allowed: boolean): void {
		this.#change(key, { allowed });
	}

	rename(key: string, name: string): void {
		this.#change(key, { name });
	}

	/** Makes a row and the one below it equal. */
	group(index: number): void {
		const [better, worse] = [this.rungs[index], this.rungs[index + 1]];
		if (!better || !worse) return;
		const qualities = [...worse.qualities, ...better.qualities];
		const grouped = this.#rung(groupName(better, worse), qualities, better.allowed || worse.allowed);
		if ([better.key, worse.key].includes(this.#cutoff)) this.#cutoff = grouped.key;
		this.rungs = this.rungs.toSpliced(index, 2, grouped);
	}

	/** Makes each quality of a group a row of its own. */
	split(index: number): void {
		const group = this.rungs[index];
		if (!group || group.qualities.length < 2) return;
		const rows = group.qualities.map((name) => this.#rung(name, [name], group.allowed)).reverse();
		if (this.#cutoff === group.key) this.#cutoff = rows[0]?.key ?? '';
		this.rungs = this.rungs.toSpliced(index, 1, ...rows);
	}

	score(formatId: string, points: number): void {
		this.scores = withoutZeros({ ...this.scores, [formatId]: points });
	}

	/** Takes the scores that guides suggest; formats without one keep theirs. Gives how many were taken. */
	suggest(formats: readonly FormatView[], set: string): number {
		const suggested = formats
			.map((one) => [one.format_id, one.scores?.[set] ?? one.scores?.default] as const)
			.filter((entry): entry is readonly [string, number] => entry[1] !== undefined);
		this.scores = withoutZeros({ ...this.scores, ...Object.fromEntries(suggested) });
		return suggested.length;
	}

	#change(key: string, change: Partial<Rung>): void {
		this.rungs = this.rungs.map((one) => (one.key === key ? { ...one, ...change } : one));
	}

	#rung(name: string, qualities: string[], allowed: boolean): Rung {
		return { key: String(this.#next++), name, qualities, allowed };
	}
}

function withoutZeros(scores: Record<string, number>): Record<string, number> {
	return Object.fromEntries(Object.entries(scores).filter(([, points]) => points));
}

/** `WEB 1080p` for the two of a resolution, else both names. */
function groupName(better: Rung, worse: Rung): string {
	const lines = [...better.qualities, ...worse.qualities].map((name) => /^WEB(?:DL|Rip)-(\w+)$/.exec(name)?.[1]);
	return lines[0] && lines.every((one) => one === lines[0]) ? `WEB ${lines[0]}` : `${better.name} | ${worse.name}`;
}
