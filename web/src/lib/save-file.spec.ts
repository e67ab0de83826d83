import { expect, it } from 'vitest';
import { fileName } from './save-file';

it('a file is named so that every file system takes it', () => {
	expect(fileName('HD (720p and 1080p)')).toBe('hd-720p-and-1080p.json');
	expect(fileName('../Größe: 4K')).toBe('gro-e-4k.json');
	expect(fileName('★')).toBe('reelway.json');
});
