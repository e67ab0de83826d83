import { describe, expect, it } from 'vitest';
import { isDangerous, mainRejection, rejectionText } from './rejections';

const rejection = (rule: string, more: object = {}) => ({
	rule,
	reason: 'Words of the server',
	permanent: true,
	wanted: 'WEBDL-1080p',
	found: 'SDTV',
	...more
});

describe('a rejection', () => {
	it('is a sentence with what was wanted and found', () => {
		expect(rejectionText(rejection('quality_not_wanted'))).toBe(
			'The profile does not take this quality: SDTV instead of WEBDL-1080p'
		);
		expect(rejectionText(rejection('already_imported'))).toBe('It is in the library already');
		expect(rejectionText(rejection('sample', { wanted: '', found: '' }))).toBe('It is a sample');
	});

	it('says in the server’s words what is not known here', () => {
		expect(rejectionText(rejection('rule_of_tomorrow'))).toBe('Words of the server');
	});

	it('weighs most when it stands, and warns when the content may be another', () => {
		const all = [rejection('delayed', { permanent: false }), rejection('quality_not_wanted')];
		expect(mainRejection(all)?.rule).toBe('quality_not_wanted');
		expect([isDangerous(all), isDangerous([rejection('blocklisted')])]).toEqual([false, true]);
	});
});
