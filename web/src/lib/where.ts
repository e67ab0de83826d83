/** The login page, with the way back. */
export function loginHref(from: string): string {
	return from === '/' ? '/login' : `/login?next=${encodeURIComponent(from)}`;
}

/** Where to go after a login: only a place inside the app, whatever the address says. */
export function safeNext(next: string | null, origin: string): string {
	if (!next) return '/';
	try {
		const url = new URL(next, origin);
		return url.origin === origin && next.startsWith('/') ? url.pathname + url.search : '/';
	} catch {
		return '/';
	}
}
