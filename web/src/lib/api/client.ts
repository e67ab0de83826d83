import createClient from 'openapi-fetch';
import { ApiProblem, readProblem } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** The only way to the server. */
export const api = createClient<paths>({ fetch: (request) => globalThis.fetch(request) });

let onLoggedOut: () => void = () => {};

/** Says what to do when the server no longer knows who asks. */
export function whenLoggedOut(handler: () => void): void {
	onLoggedOut = handler;
}

interface Answer<T> {
	data?: T;
	error?: unknown;
	response: Response;
}

/** The answer's data; throws `ApiProblem` for everything but success. */
export async function unwrap<T>(pending: Promise<Answer<T>>): Promise<T> {
	const { data, error, response } = await pending;
	if (response.ok) return data as T;
	const problem = readProblem(error, response.status);
	if (problem.code === 'unauthenticated') onLoggedOut();
	throw new ApiProblem(problem);
}

/** A fresh key, so that a creation that is sent twice is done once. Works on plain HTTP too. */
export function idempotencyKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
