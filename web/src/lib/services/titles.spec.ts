import { expect, it } from 'vitest';
import { changeOf, type TitleChoices, type TitleView } from './titles';

const view = (more: Partial<TitleView>) =>
	({
		kind: 'show',
		monitor_specials: false,
		minimum_availability: null,
		series_type: 'standard',
		series_type_chosen: false,
		...more
	}) as TitleView;

const choices = (more: Partial<TitleChoices>): TitleChoices => ({
	profiles: {},
	monitor: '',
	specials: false,
	availability: 'released',
	numbering: '',
	...more
});

it('sends what differs and nothing else', () => {
	expect(changeOf(view({}), choices({}))).toEqual({});
	expect(changeOf(view({}), choices({ monitor: 'future', specials: true }))).toEqual({
		monitor: 'future',
		monitor_specials: true
	});
	const movie = view({ kind: 'movie', minimum_availability: 'released' });
	expect(changeOf(movie, choices({ monitor: 'all' }))).toEqual({});
	expect(changeOf(movie, choices({ availability: 'announced' }))).toEqual({ minimum_availability: 'announced' });
});

it('gives the numbering back to the source', () => {
	const chosen = view({ series_type: 'anime', series_type_chosen: true });
	expect(changeOf(chosen, choices({ numbering: 'anime' }))).toEqual({});
	expect(changeOf(chosen, choices({ numbering: 'daily' }))).toEqual({ series_type: 'daily' });
	expect(changeOf(chosen, choices({}))).toEqual({ series_type: null });
	expect(changeOf(view({ series_type: 'anime' }), choices({ numbering: 'anime' }))).toEqual({ series_type: 'anime' });
});
