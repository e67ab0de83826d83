import { api, unwrap, type Schemas } from '$lib/api/client';

export type Account = Schemas['Account'];
export type KeyView = Schemas['KeyView'];

export async function isSetupNeeded(): Promise<boolean> {
	return (await unwrap(api.GET('/api/v1/setup'))).needed;
}

export function makeOwner(token: string, name: string, password: string): Promise<Account> {
	return unwrap(api.POST('/api/v1/setup', { body: { token, name, password } }));
}

export function logIn(name: string, password: string): Promise<Account> {
	return unwrap(api.POST('/api/v1/login', { body: { name, password } }));
}

export function logOut() {
	return unwrap(api.POST('/api/v1/logout'));
}

/** Who is logged in, null when nobody is. */
export async function findAccount(): Promise<Account | null> {
	const { data, response } = await api.GET('/api/v1/me');
	if (response.status === 401) return null;
	return unwrap(Promise.resolve({ data, response }));
}

export function changePassword(old: string, fresh: string) {
	return unwrap(api.PUT('/api/v1/me/password', { body: { old, new: fresh } }));
}

export async function listKeys(): Promise<KeyView[]> {
	return (await unwrap(api.GET('/api/v1/me/keys'))).items;
}

export function addKey(body: Schemas['KeyWish']) {
	return unwrap(api.POST('/api/v1/me/keys', { body }));
}

export function removeKey(keyId: string) {
	return unwrap(api.DELETE('/api/v1/me/keys/{key_id}', { params: { path: { key_id: keyId } } }));
}
