import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../tests/reference/reference.ts';
import { kaplanMeier } from './kaplanMeier.ts';
import { kaplanMeierAt } from './kaplanMeierAt.ts';

const { steps } = kaplanMeier([5, 8, 8, 12], [1, 1, 0, 0]);

describe('kaplanMeierAt', () => {
	it('reads the last step at or before a time', () => {
		expectClose(
			[5, 7.9, 8, 12].map((time) => kaplanMeierAt(steps, time).survival),
			[0.75, 0.75, 0.5, 0.5],
		);
	});

	it('is 1 before the first time', () => {
		expect(kaplanMeierAt(steps, 0)).toEqual({
			survival: 1,
			standardError: 0,
			cumulative: 0,
			lower: 1,
			upper: 1,
		});
	});

	it('refuses a time that nobody was followed to, and an empty curve', () => {
		expect(() => kaplanMeierAt(steps, 12.1)).toThrow(new RangeError('time must be a number from 0 to 12'));
		expect(() => kaplanMeierAt(steps, -1)).toThrow(/^time /);
		expect(() => kaplanMeierAt([], 0)).toThrow(/^steps /);
	});
});
