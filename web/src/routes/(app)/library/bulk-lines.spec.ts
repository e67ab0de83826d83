import { describe, expect, it, vi } from 'vitest';
import { linesOf } from './bulk-lines';

vi.stubGlobal('navigator', { languages: ['en'] });
const preview = {
	titles: 10,
	changed: 7,
	targets_wanted: 0,
	targets_unwanted: 4,
	targets_judged: 0,
	files: 2,
	size_bytes: 3_000_000_000
};

describe('what a change will do', () => {
	it('is told in sentences, what does not happen left out', () => {
		expect(linesOf(preview, { action: 'remove', remove_files: true })).toEqual([
			'7 titles are forgotten with their history',
			'3 are so already',
			'4 episodes and movies are no longer wanted',
			'2 files (3\u00a0GB) go to the recycle bin'
		]);
	});

	it('says when files stay, and when nothing happens at all', () => {
		expect(linesOf(preview, { action: 'remove' }).at(-1)).toContain('stay on disk');
		expect(linesOf({ ...preview, changed: 0 }, { action: 'monitor' })).toHaveLength(1);
	});
});
