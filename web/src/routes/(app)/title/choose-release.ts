import type { SearchWish } from '$lib/services/searches';

/** Opens the choice of a release for a part of the title that is shown; `place` names it. */
export type ChooseRelease = (wish: Omit<SearchWish, 'title_id'>, place: string) => void;
