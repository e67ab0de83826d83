import { expect, it } from 'vitest';
import { nameOfCheck } from './check-names';

it('checks have names for people, and those that are not known keep theirs', () => {
	expect(nameOfCheck('nats')).toBe('Messages (NATS)');
	expect(nameOfCheck('root downloads')).toBe('Folder downloads');
	expect(nameOfCheck('moon')).toBe('moon');
});
