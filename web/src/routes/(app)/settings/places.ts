import type { IconName } from '$lib/components/icons';
import type { Key } from '$lib/i18n/catalogue';
import type { Scope } from '$lib/state/session.svelte';

export interface SettingsPlace {
	name: string;
	icon: IconName;
	/** Who may open it. */
	scope: Scope;
}

interface Group {
	label: Key;
	places: readonly SettingsPlace[];
}

const place = (name: string, icon: IconName, scope: Scope): SettingsPlace => ({ name, icon, scope });

/** Every page of the settings, in groups. */
export const GROUPS: readonly Group[] = [
	{
		label: 'settings.group_library',
		places: [place('libraries', 'folder', 'admin'), place('metadata', 'book', 'admin')]
	},
	{
		label: 'settings.group_finding',
		places: [
			place('indexers', 'search', 'admin'),
			place('downloads', 'download', 'admin'),
			place('blocklist', 'ban', 'read')
		]
	},
	{
		label: 'settings.group_judging',
		places: [
			place('profiles', 'star', 'read'),
			place('formats', 'tag', 'read'),
			place('rules', 'clock', 'read'),
			place('scoring', 'scale', 'read'),
			place('sizes', 'ruler', 'read'),
			place('names', 'edit', 'read')
		]
	},
	{
		label: 'settings.group_system',
		places: [
			place('system', 'heart', 'read'),
			place('backups', 'shield', 'admin'),
			place('account', 'person', 'read'),
			place('about', 'server', 'read')
		]
	}
];

/** The groups with what somebody may open. */
export function groupsFor(may: (scope: Scope) => boolean): Group[] {
	return GROUPS.map((group) => ({ ...group, places: group.places.filter((one) => may(one.scope)) })).filter(
		(group) => group.places.length
	);
}

export function hrefOf(place: SettingsPlace): string {
	return `/settings/${place.name}`;
}

/** The page that an address is in, deeper pages too. */
export function placeAt(path: string): SettingsPlace | undefined {
	const name = path.split('/')[2];
	return GROUPS.flatMap((group) => group.places).find((one) => one.name === name);
}
