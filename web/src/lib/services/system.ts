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

export interface EventFilter {
	/** Beginnings of subjects; none means all. */
	subjects?: readonly string[];
	titleId?: string | null;
	since?: Date | null;
	/** For replaying: in the order in which they came. */
	oldestFirst?: boolean;
}

export function listEvents(filter: EventFilter, cursor: string | null, limit = 100) {
	const query = {
		subject: [...(filter.subjects ?? [])],
		title_id: filter.titleId ?? null,
		since: filter.since?.toISOString() ?? null,
		oldest_first: filter.oldestFirst ?? false,
		cursor,
		limit
	};
	return unwrap(api.GET('/api/v1/events/history', { params: { query } }));
}

export type MessageInfo = Schemas['MessageInfo'];

export async function listMessages(): Promise<MessageInfo[]> {
	return (await unwrap(api.GET('/api/v1/events/schemas'))).items;
}

export function getSchema(name: string) {
	return unwrap(api.GET('/api/v1/events/schemas/{name}', { params: { path: { name } } }));
}

const ACTION = /^(POST|DELETE) (\/api\/v1\/[\w\-/?=&%:.]*)$/;

export type DeadLetter = Schemas['DeadLetterView'];
const letterOf = (sequence: string) => ({ params: { path: { sequence: Number(sequence) } } });

export function getDeadLetter(sequence: string): Promise<DeadLetter> {
	return unwrap(api.GET('/api/v1/problems/dead-letters/{sequence}', letterOf(sequence)));
}

/** The message is forgotten: nothing will handle it. */
export function dropDeadLetter(sequence: string) {
	return unwrap(api.DELETE('/api/v1/problems/dead-letters/{sequence}', letterOf(sequence)));
}

/** Whether a problem's next step is a request that a button may send. */
export function isSendable(problem: ProblemItem): boolean {
	// Testing an indexer needs its settings: its own form does that.
	return problem.kind !== 'indexer' && problem.action !== null && ACTION.test(problem.action);
}

/** Whether the next step takes data away. */
export function isRemoval(problem: ProblemItem): boolean {
	return problem.action?.startsWith('DELETE ') ?? false;
}

/** Sends the request that a problem names as its next step. */
export async function takeNextStep(problem: ProblemItem): Promise<void> {
	const [, method, path] = ACTION.exec(problem.action ?? '') ?? [];
	if (!method || !path) throw new Error(`no next step: ${problem.action}`);
	const answer = await fetch(path, { method });
	if (!answer.ok) throw new ApiProblem(readProblem(await answer.json().catch(() => null), answer.status));
}
