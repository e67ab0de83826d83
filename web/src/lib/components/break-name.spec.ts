import { describe, expect, it } from 'vitest';
import { mayEnd, piecesOf } from './break-name';

describe('where a name may break', () => {
	it.each([
		['Show.S01E02.1080p-GRP', 'Show.|S01E02.|1080p-|GRP'],
		['The_Glass_Tide', 'The_|Glass_|Tide'],
		['Show.2024.1080p.DDP5.1.H.264-GRP', 'Show.|2024.|1080p.|DDP5.1.|H.264-|GRP'],
		['Odd..-.name.', 'Odd..-.|name.'],
		['Downloaded 1.5 GB', 'Downloaded 1.5 GB'],
		['', '']
	])('%s', (name, broken) => {
		expect(piecesOf(name).join('|')).toBe(broken);
		expect(piecesOf(name).join('')).toBe(name);
	});

	it('only after a separator', () => {
		expect(['Show.', 'S01-', 'x264', ''].map(mayEnd)).toEqual([true, true, false, false]);
	});
});
