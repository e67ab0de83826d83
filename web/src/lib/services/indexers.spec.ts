import { expect, it } from 'vitest';
import { standingOf, type IndexerView } from './indexers';

const indexer = (more: Partial<IndexerView>) =>
	({ enabled: true, state: 'ok', last_error: null, ...more }) as IndexerView;

it('an indexer whose last answer failed is not said to work', () => {
	expect(standingOf(indexer({}))).toBe('ok');
	expect(standingOf(indexer({ last_error: 'away' }))).toBe('failing');
	expect(standingOf(indexer({ last_error: 'away', state: 'backing_off' }))).toBe('backing_off');
	expect(standingOf(indexer({ last_error: 'away', enabled: false }))).toBe('disabled');
});
