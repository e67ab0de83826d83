import { describe, expect, it } from 'vitest';
import { fieldsOf } from './schema-fields';

describe('the fields of a schema', () => {
	it('have a name, a type and a meaning', () => {
		const schema = {
			required: ['title_id'],
			properties: {
				title_id: { type: 'string', format: 'uuid', description: 'The title' },
				year: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
				targets: { type: 'array', items: { $ref: '#/$defs/TargetRef' } }
			}
		};
		expect(fieldsOf(schema)).toEqual([
			{ name: 'title_id', type: 'uuid', meaning: 'The title' },
			{ name: 'year?', type: 'integer | null', meaning: '' },
			{ name: 'targets?', type: 'TargetRef[]', meaning: '' }
		]);
		expect(fieldsOf({})).toEqual([]);
	});
});
