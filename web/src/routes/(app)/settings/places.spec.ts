import { describe, expect, it } from 'vitest';
import { en } from '$lib/i18n/en';
import { GROUPS, groupsFor, placeAt } from './places';

describe('the settings', () => {
	it('show only what somebody may open, without empty groups', () => {
		const names = groupsFor((scope) => scope === 'read').flatMap((group) => group.places.map((one) => one.name));
		expect(names).toContain('profiles');
		expect(names).not.toContain('libraries');
		expect(groupsFor(() => false)).toEqual([]);
	});

	it('know the page of a deeper address', () => {
		expect(placeAt('/settings/profiles/new')?.name).toBe('profiles');
		expect(placeAt('/settings')).toBeUndefined();
	});

	it('have a name and a lead for each page', () => {
		for (const { name } of GROUPS.flatMap((group) => group.places)) {
			expect(en).toHaveProperty([`settings.${name}`]);
			expect(en).toHaveProperty([`settings.${name}_lead`]);
		}
	});
});
