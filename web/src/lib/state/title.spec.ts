import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as titles from '$lib/services/titles';
import type { TitleView } from '$lib/services/titles';
import { Title } from './title.svelte';

vi.mock('$lib/services/titles');

const view = (monitored: boolean) => ({ name: 'Harbor Lights', monitored }) as TitleView;

beforeEach(() => {
	vi.resetAllMocks();
	vi.mocked(titles.listFiles).mockResolvedValue({ items: [], next_cursor: null });
});

describe('a title', () => {
	it('does not show after a change what was asked before it', async () => {
		vi.mocked(titles.getTitle).mockResolvedValue(view(true));
		const title = new Title('show', 'title');
		await title.load();
		let answerLate: (view: TitleView) => void = () => {};
		vi.mocked(titles.getTitle).mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)));
		const before = title.load();
		vi.mocked(titles.getTitle).mockResolvedValue(view(false));
		await title.monitor({ monitored: false });
		answerLate(view(true));
		await before;
		expect(title.view?.monitored).toBe(false);
	});

	it('reads nothing while a change is under way, and again at its end, also when it failed', async () => {
		vi.mocked(titles.getTitle).mockResolvedValue(view(true));
		const title = new Title('show', 'title');
		const changing = title.change(async () => {
			await title.catchUp();
			expect(titles.getTitle).not.toHaveBeenCalled();
			throw new Error('refused');
		});
		await expect(changing).rejects.toThrow('refused');
		expect(titles.getTitle).toHaveBeenCalledOnce();
	});
});
