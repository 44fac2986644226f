import { expect, test } from 'vitest';
import { pageNumber } from './pageNumber.ts';

test.each([
	['', 1],
	['page=3', 3],
	['page=2.9', 2],
	['page=-4', 1],
	['page=two', 1],
	['page=%00', 1],
	['page=1e300', 1_000_000],
	['page=Infinity', 1_000_000],
])('%s is page %i', (query, page) => {
	expect(pageNumber(new URLSearchParams(query))).toBe(page);
});
