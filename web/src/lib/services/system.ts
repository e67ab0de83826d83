import { api, unwrap, type Schemas } from '$lib/api/client';
import { ApiProblem, readProblem } from '$lib/api/problem';

export type ProblemItem = Schemas['ProblemItem'];
export type ServiceHealth = Schemas['HealthReport'];
export type HealthCheck = Required<Schemas['HealthCheck']>;

export async function listProblems(): Promise<ProblemItem[]> {
	return (await unwrap(api.GET('/api/v1/problems'))).items;
}

export function getHealth() {
	return unwrap(api.GET('/api/v1/system/health'));
}

export function listEvents(subject: string | null, cursor: string | null, limit = 100) {
	return unwrap(api.GET('/api/v1/events/history', { params: { query: { subject, cursor, limit } } }));
}

const ACTION = /^(POST|DELETE) (\/api\/v1\/[\w\-/?=&%:.]*)$/;

/** Whether a problem's next step is a request that a button may send. */
export function isSendable(problem: ProblemItem): boolean {
	// Testing an indexer needs its settings: its own form does that.
	return problem.kind !== 'indexer' && problem.action !== null && ACTION.test(problem.action);
}

/** Sends the request that a problem names as its next step. */
export async function takeNextStep(problem: ProblemItem): Promise<void> {
	const [, method, path] = ACTION.exec(problem.action ?? '') ?? [];
	if (!method || !path) throw new Error(`no next step: ${problem.action}`);
	const answer = await fetch(path, { method });
	if (!answer.ok) throw new ApiProblem(readProblem(await answer.json().catch(() => null), answer.status));
}
