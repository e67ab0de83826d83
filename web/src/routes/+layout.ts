import { language } from '$lib/i18n/language.svelte';

export const ssr = false;
export const prerender = false;

export async function load(): Promise<void> {
	await language.load();
}
