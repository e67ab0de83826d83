import type { IconName } from '$lib/components/icons';
import type { Key } from '$lib/i18n/catalogue';

export interface Place {
	href: string;
	icon: IconName;
	label: Key;
	/** Whether the phone's bar shows it; the others are behind "More". */
	pinned: boolean;
}

/** Every place of the navigation, in order. Calendar, requests and trailers take their place here when they are there. */
export const PLACES: readonly Place[] = [
	{ href: '/', icon: 'home', label: 'nav.home', pinned: true },
	{ href: '/shows', icon: 'shows', label: 'nav.shows', pinned: true },
	{ href: '/movies', icon: 'movies', label: 'nav.movies', pinned: true },
	{ href: '/activity', icon: 'activity', label: 'nav.activity', pinned: true },
	{ href: '/wanted', icon: 'wanted', label: 'nav.wanted', pinned: false },
	{ href: '/problems', icon: 'problems', label: 'nav.problems', pinned: false },
	{ href: '/bus', icon: 'bus', label: 'nav.bus', pinned: false },
	{ href: '/settings', icon: 'settings', label: 'nav.settings', pinned: false }
];

export function isAt(place: Place, path: string): boolean {
	return place.href === '/' ? path === '/' : path === place.href || path.startsWith(`${place.href}/`);
}
