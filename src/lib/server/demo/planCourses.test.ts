import { describe, expect, test } from 'vitest';
import { apportion } from './planCourses.ts';

describe('apportion', () => {
	test('the parts are whole and make the total', () => {
		expect(apportion([1, 1, 1], 10)).toEqual([4, 3, 3]);
		expect(apportion([5, 3, 2], 100)).toEqual([50, 30, 20]);
	});

	test('nothing to share gives nothing', () => {
		expect(apportion([2, 1], 0)).toEqual([0, 0]);
	});
});
