import type { Schemas } from '$lib/api/client';

export type SpanView = Schemas['SpanView'];

export interface NamePart {
	text: string;
	fact: string | null;
	colour: string;
}

const COLOURS: readonly [readonly string[], string][] = [
	[['title', 'titles', 'year'], 'var(--ink)'],
	[['season', 'seasons', 'episodes', 'absolute', 'air_date', 'part', 'full_season', 'special'], 'var(--signal)'],
	[['quality', 'resolution', 'proper', 'repack', 'revision', 'real'], 'var(--downloading)'],
	[['source', 'modifier', 'streaming_service', 'edition'], 'var(--searching)'],
	[['video_codec', 'audio_codec', 'audio_channels', 'hdr', 'bit_depth', 'container', 'is_3d'], 'var(--importing)'],
	[['group', 'hash'], 'var(--ready)'],
	[['languages', 'hardcoded_subs', 'subtitle_language'], 'var(--blocked)']
];

/** The name in pieces, in order; overlapping spans yield to the one that began first. */
export function cutName(name: string, spans: readonly SpanView[]): NamePart[] {
	const parts: NamePart[] = [];
	let at = 0;
	for (const span of [...spans].sort((a, b) => a.start - b.start)) {
		if (span.start < at || span.end <= span.start) continue;
		if (span.start > at) parts.push(plain(name.slice(at, span.start)));
		parts.push({ text: name.slice(span.start, span.end), fact: span.fact, colour: colourOfFact(span.fact) });
		at = span.end;
	}
	if (at < name.length) parts.push(plain(name.slice(at)));
	return parts;
}

function plain(text: string): NamePart {
	return { text, fact: null, colour: '' };
}

function colourOfFact(fact: string): string {
	return COLOURS.find(([facts]) => facts.includes(fact))?.[1] ?? 'var(--ink)';
}
