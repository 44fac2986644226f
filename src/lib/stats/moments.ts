import { checkNumbers } from './check.ts';

/** Arithmetic mean Σx/n of a sample, in the unit of the values. Throws a `RangeError` if the sample is empty. */
export function mean(values: readonly number[]): number {
	checkNumbers('values', values);
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Sample standard deviation √(Σ(x − x̄)²/(n − 1)), in the unit of the values. Two passes, since the shortcut Σx² − nx̄² loses
 * all digits when the spread is small against the mean. Throws a `RangeError` if there are fewer than two values.
 */
export function standardDeviation(values: readonly number[]): number {
	checkNumbers('values', values, 2);
	// Alike values have no spread; summing and dividing could leave a mean one bit off and a spread of 1e−17.
	if (values.every((value) => value === values[0])) return 0;
	const centre = mean(values);
	const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
	return Math.sqrt(squares / (values.length - 1));
}
