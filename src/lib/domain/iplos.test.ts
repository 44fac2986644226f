import { expect, test } from 'vitest';
import { iplosStep } from './iplos.ts';

test.each([
	[1, 'limited'],
	[2, 'limited'],
	[2.01, 'moderate'],
	[3, 'moderate'],
	[3.01, 'extensive'],
	[5, 'extensive'],
] as const)('%d is %s', (mean, step) => {
	expect(iplosStep(mean)).toBe(step);
});

test.each([0.99, 5.01, 9, Number.NaN])('%d is outside the scale', (mean) => {
	expect(() => iplosStep(mean)).toThrow(RangeError);
});
