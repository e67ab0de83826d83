import { redirect } from '@sveltejs/kit';
import { findAccount } from '$lib/services/account';
import { session } from '$lib/state/session.svelte';
import { loginHref } from '$lib/where';

export async function load({ url }: { url: URL }): Promise<void> {
	session.account ??= await findAccount();
	if (!session.account) redirect(307, loginHref(url.pathname + url.search));
}
