import { describe, expect, it } from 'vitest';
import { reportAddress } from './address';

const taken = (text: string) => reportAddress(new URLSearchParams(text)).toString();

describe('reportAddress', () => {
	it('keeps organisation, year and whom it is compared with', () => {
		expect(taken('organisation=unit-a&year=2025&compare=nation&compare=county-46')).toBe(
			'organisation=unit-a&year=2025&compare=nation&compare=county-46',
		);
	});

	it('has all patients, and no more columns than paper has room for', () => {
		expect(taken('year=rolling&sex=female&intervals=all')).toBe('year=rolling');
		expect(taken(['a', 'b', 'c', 'd', 'e'].map((id) => `compare=${id}`).join('&'))).not.toContain('=e');
		expect(taken('compare=')).toBe('compare=');
	});
});
