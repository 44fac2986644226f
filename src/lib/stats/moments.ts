import { checkNumbers } from './check.ts';

/**
 * Arithmetic mean Σx/n of a sample, in the unit of the values. A second pass adds the mean residual, which removes the rounding
 * of the first: the mean of values that are alike is that value. Throws a `RangeError` if the sample is empty.
 */
export function mean(values: readonly number[]): number {
	checkNumbers('values', values);
	const n = values.length;
	const first = values.reduce((sum, value) => sum + value, 0) / n;
	return first + values.reduce((sum, value) => sum + (value - first), 0) / n;
}

/**
 * Sample standard deviation √(Σ(x − x̄)²/(n − 1)), in the unit of the values. Two passes, since the shortcut Σx² − nx̄² loses
 * all digits when the spread is small against the mean. Throws a `RangeError` if there are fewer than two values.
 */
export function standardDeviation(values: readonly number[]): number {
	checkNumbers('values', values, 2);
	const centre = mean(values);
	const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
	return Math.sqrt(squares / (values.length - 1));
}
