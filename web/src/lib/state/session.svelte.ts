import type { Schemas } from '$lib/api/client';

const ORDER = ['read', 'manage', 'admin'] as const;
export type Scope = (typeof ORDER)[number];

/** Who is logged in here. */
class Session {
	account = $state.raw<Schemas['Account'] | null>(null);

	may(scope: Scope): boolean {
		return this.account !== null && ORDER.indexOf(this.account.scope) >= ORDER.indexOf(scope);
	}
}

export const session = new Session();
