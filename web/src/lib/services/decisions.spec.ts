import { describe, expect, it } from 'vitest';
import { blockOf } from './decisions';

const HASH = 'ABCDEF0123456789abcdef0123456789abcdef01';

describe('what a person blocks', () => {
	it('is a name, with the reason if there is one', () => {
		expect(blockOf('id', ' Harbor.Lights.S01E02-TIDE ', ' ')).toEqual({
			title_id: 'id',
			name: 'Harbor.Lights.S01E02-TIDE'
		});
		expect(blockOf('id', 'name', ' out of sync ')).toEqual({ title_id: 'id', name: 'name', reason: 'out of sync' });
	});

	it('is an info hash when it looks like one', () => {
		expect(blockOf('id', HASH, '')).toEqual({ title_id: 'id', name: HASH, info_hash: HASH });
	});
});
