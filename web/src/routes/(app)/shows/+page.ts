import type { LoadEvent } from '@sveltejs/kit';
import { openLibrary } from '../library/open-library';

export const load = ({ url, untrack }: LoadEvent) => ({ tools: untrack(() => openLibrary('show', url)) });
