import { describe, expect, it } from 'vitest';
import { shareDomain } from './shareDomain.ts';

describe('shareDomain', () => {
	it('stands on whole tenths around the values', () => {
		expect(shareDomain([0.31, 0.78])).toEqual([0.3, 0.8]);
	});

	it('is never narrower than asked, nor outside 0–1', () => {
		expect(shareDomain([0.52, 0.55])).toEqual([0.4, 0.8]);
		expect(shareDomain([0.97, 0.99])).toEqual([0.6, 1]);
		expect(shareDomain([0, 0.02])).toEqual([0, 0.4]);
	});

	it('is the whole scale where there is nothing to draw', () => {
		expect(shareDomain([])).toEqual([0, 1]);
	});
});
