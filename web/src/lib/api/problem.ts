import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

/** An answer that says what went wrong and what to do next. */
export class ApiProblem extends Error {
	constructor(readonly problem: Problem) {
		super(problem.detail);
	}

	get advice(): string {
		return this.problem.advice ?? '';
	}
}

const UNREACHABLE: Problem = {
	type: 'about:blank',
	title: 'Unreachable',
	status: 0,
	code: 'unreachable',
	detail: '',
	advice: '',
	errors: []
};

/** The problem behind anything that was thrown. */
export function problemOf(thrown: unknown): Problem {
	if (thrown instanceof ApiProblem) return thrown.problem;
	if (thrown instanceof TypeError) return UNREACHABLE; // what fetch throws without a network
	return { ...UNREACHABLE, code: 'bug', detail: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** What an error answer says, also when it comes from something before the gateway. */
export function readProblem(body: unknown, status: number): Problem {
	if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) return body as Problem;
	return { ...UNREACHABLE, status };
}
