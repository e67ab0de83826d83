/** The five stops that every wish passes, everywhere in the app. */
export const STOPS = ['wished', 'searching', 'downloading', 'importing', 'ready'] as const;
export type Stop = (typeof STOPS)[number];
/** How it stands at its stop: under way, held by a person, waiting for one, or at a dead end. */
export type Standing = 'moving' | 'paused' | 'blocked' | 'failed' | 'resting';

export interface LinePlace {
	stop: Stop;
	standing: Standing;
	/** 0 to 1 of the way to the next stop. */
	progress: number;
}

export const COLOUR_OF_STOP: Record<Stop, string> = {
	wished: 'var(--waiting)',
	searching: 'var(--searching)',
	downloading: 'var(--downloading)',
	importing: 'var(--importing)',
	ready: 'var(--ready)'
};

const COLOUR_OF_STANDING: Partial<Record<Standing, string>> = {
	paused: 'var(--waiting)',
	blocked: 'var(--blocked)',
	failed: 'var(--failed)'
};

export function colourOf(place: LinePlace): string {
	return COLOUR_OF_STANDING[place.standing] ?? COLOUR_OF_STOP[place.stop];
}

/** How far the thread after a stop is lit: whole behind the current stop, by progress at it. */
export function litShare(place: LinePlace, index: number): number {
	const current = STOPS.indexOf(place.stop);
	if (index < current) return 1;
	return index === current ? Math.min(Math.max(place.progress, 0), 1) : 0;
}

interface DownloadLike {
	state: string;
	progress: number;
	imported_at: string | null;
	error: string | null;
}

/** What is known of the import of a download: `share` is how much of a copy is done. */
export interface ImportStanding {
	blocked: boolean;
	share: number | null;
}

/** Where a download stands on the line. */
export function placeOfDownload(download: DownloadLike, importing: ImportStanding | null = null): LinePlace {
	if (download.imported_at) return { stop: 'ready', standing: 'resting', progress: 0 };
	if (importing?.blocked) return { stop: 'importing', standing: 'blocked', progress: 0 };
	if (download.state === 'failed') return { stop: 'downloading', standing: 'failed', progress: download.progress };
	if (download.state === 'seeding' || download.state === 'completed') {
		return { stop: 'importing', standing: 'moving', progress: importing?.share ?? 0 };
	}
	const standing = download.state === 'paused' ? 'paused' : download.state === 'stalled' ? 'blocked' : 'moving';
	return { stop: 'downloading', standing, progress: download.progress };
}

const STOP_OF_SUBJECT: readonly [RegExp, Stop, Standing][] = [
	[/\.(DownloadFailed|GrabFailed)\./, 'downloading', 'failed'],
	[/\.ReleaseBlocklisted\./, 'searching', 'failed'],
	[/\.ImportBlocked\./, 'importing', 'blocked'],
	[/\.ImportCancelled\./, 'importing', 'failed'],
	[
		/\.(ShowAdded|MovieAdded|TargetWanted|TargetUnwanted|TargetsListed|TitleUpdated|TitleRemoved)\./,
		'wished',
		'moving'
	],
	[/\.SearchCompleted\./, 'searching', 'moving'],
	[/\.(ReleaseGrabbed|DownloadStarted|DownloadCompleted|DownloadRemoved)\./, 'downloading', 'moving'],
	[/\.MediaImported\./, 'importing', 'moving'],
	[/\.(ImportCompleted|TargetSatisfied)\./, 'ready', 'moving']
];

/** Whether an event belongs to a stop; one of an indexer or a profile does not. */
export function hasStop(subject: string): boolean {
	return STOP_OF_SUBJECT.some(([pattern]) => pattern.test(subject));
}

/** The stop that an event belongs to. */
export function placeOfEvent(subject: string): LinePlace {
	const found = STOP_OF_SUBJECT.find(([pattern]) => pattern.test(subject));
	return { stop: found?.[1] ?? 'wished', standing: found?.[2] ?? 'resting', progress: 0 };
}
