import { readProblem, ApiProblem } from '$lib/api/problem';
import type { TitleKind } from './titles';

/** A target whose file is below the cut-off of its profile. */
export interface CutoffUnmet {
	target_id: string;
	title_id: string;
	kind: TitleKind;
	title: string;
	season: number | null;
	episode: number | null;
	episode_title: string | null;
	slot: string | null;
	quality: string;
	score: number;
	cutoff: string;
	cutoff_score: number;
}

export interface CutoffUnmetPage {
	items: CutoffUnmet[];
	next_cursor?: string | null;
	total?: number;
}

/** Targets whose file should be better. The server of another version may not know the question: 404. */
export async function listCutoffUnmet(kind: TitleKind | null, cursor: string | null): Promise<CutoffUnmetPage> {
	const query = new URLSearchParams({ limit: '100', ...(kind ? { kind } : {}), ...(cursor ? { cursor } : {}) });
	const answer = await fetch(`/api/v1/wanted/cutoff-unmet?${query}`);
	const body: unknown = await answer.json().catch(() => null);
	if (!answer.ok) throw new ApiProblem(readProblem(body, answer.status));
	return body as CutoffUnmetPage;
}
