import { describe, expect, it } from 'vitest';
import {
	checkConfidence,
	checkCount,
	checkFinite,
	checkNotNegative,
	checkNumbers,
	checkPositive,
	checkProportions,
	checkSameLength,
	checkSample,
	checkWithin,
} from './check.ts';

describe('argument checks', () => {
	it('let through what is in range', () => {
		expect(() => {
			checkCount('n', 0);
			checkCount('n', 5, 1, 5);
			checkWithin('x', -2, -2, 2);
			checkFinite('x', -1e300);
			checkPositive('x', 1e-300);
			checkNotNegative('x', 0);
			checkConfidence(0.95);
			checkSample('x', [undefined]);
			checkNumbers('x', [1, 2], 2);
			checkSameLength('a', [1], 'b', ['x']);
			checkProportions([0, 2], [1, 2]);
		}).not.toThrow();
	});

	it.each([
		[() => checkCount('n', -1), 'n must be a whole number, at least 0'],
		[() => checkCount('n', 1.5, 1), 'n must be a whole number, at least 1'],
		[() => checkCount('n', 2 ** 53), 'n must be a whole number, at least 0'],
		[() => checkCount('n', 6, 1, 5), 'n must be a whole number from 1 to 5'],
		[() => checkWithin('x', 2.1, -2, 2), 'x must be a number from -2 to 2'],
		[() => checkFinite('x', Number.NaN), 'x must be a finite number'],
		[() => checkFinite('x', Number.POSITIVE_INFINITY), 'x must be a finite number'],
		[() => checkPositive('x', 0), 'x must be a finite number above 0'],
		[() => checkNotNegative('x', -1e-9), 'x must be a finite number, 0 or above'],
		[() => checkConfidence(0), 'confidence must be a number between 0 and 1, both excluded'],
		[() => checkConfidence(1), 'confidence must be a number between 0 and 1, both excluded'],
		[() => checkSample('x', []), 'x must be a sample of at least 1 member'],
		[() => checkSample('x', [1], 2), 'x must be a sample of at least 2 members'],
		[() => checkNumbers('x', [1, Number.NaN]), 'x[1] must be a finite number'],
		[() => checkSameLength('a', [1], 'b', []), 'a and b must be of the same length'],
		[() => checkProportions([], []), 'numerators must be a sample of at least 1 member'],
		[() => checkProportions([1], [1, 2]), 'numerators and denominators must be of the same length'],
		[() => checkProportions([0], [0]), 'denominators[0] must be a whole number, at least 1'],
		[() => checkProportions([1, 3], [1, 2]), 'numerators[1] must be a whole number from 0 to 2'],
	])('refuse by name and range (%#)', (check, message) => {
		expect(check).toThrow(new RangeError(message));
	});

	it('keep the value, which may be a patient’s, out of the message', () => {
		expect(() => checkCount('successes', 12345, 0, 5)).not.toThrow(/12345/);
	});
});
