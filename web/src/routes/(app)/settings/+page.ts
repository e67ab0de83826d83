import { redirect } from '@sveltejs/kit';
import { session } from '$lib/state/session.svelte';

export async function load({ parent }: { parent: () => Promise<unknown> }): Promise<void> {
	await parent();
	redirect(307, session.may('admin') ? '/settings/libraries' : '/settings/account');
}
