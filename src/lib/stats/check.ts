/**
 * Argument checks shared by every function of this folder. Each throws a `RangeError` that names the argument and its range.
 *
 * The offending value is left out of the message on purpose: it may be a patient's, and messages reach logs.
 */

function refuse(name: string, range: string): never {
	throw new RangeError(`${name} must be ${range}`);
}

/** A whole number from `lowest` to `highest`. */
export function checkCount(name: string, value: number, lowest = 0, highest = Number.MAX_SAFE_INTEGER): void {
	if (Number.isSafeInteger(value) && value >= lowest && value <= highest) return;
	const bounded = highest < Number.MAX_SAFE_INTEGER;
	refuse(
		name,
		bounded ? `a whole number from ${lowest} to ${highest}` : `a whole number, at least ${lowest}`,
	);
}

/** A finite number from `lowest` to `highest`, both included. */
export function checkWithin(name: string, value: number, lowest: number, highest: number): void {
	if (!(Number.isFinite(value) && value >= lowest && value <= highest)) {
		refuse(name, `a number from ${lowest} to ${highest}`);
	}
}

/** A finite number. */
export function checkFinite(name: string, value: number): void {
	if (!Number.isFinite(value)) refuse(name, 'a finite number');
}

/** A finite number above 0. */
export function checkPositive(name: string, value: number): void {
	if (!(Number.isFinite(value) && value > 0)) refuse(name, 'a finite number above 0');
}

/** A finite number, 0 or above. */
export function checkNotNegative(name: string, value: number): void {
	if (!(Number.isFinite(value) && value >= 0)) refuse(name, 'a finite number, 0 or above');
}

/** A confidence level: 0 and 1 are excluded, since an interval that never or always holds says nothing. */
export function checkConfidence(confidence: number): void {
	if (!(confidence > 0 && confidence < 1)) refuse('confidence', 'a number between 0 and 1, both excluded');
}

/** A sample with enough members. */
export function checkSample(name: string, sample: readonly unknown[], smallest = 1): void {
	if (sample.length < smallest) {
		refuse(name, `a sample of at least ${smallest} ${smallest === 1 ? 'member' : 'members'}`);
	}
}

/** Every member of a sample is a finite number, and there are enough of them. */
export function checkNumbers(name: string, sample: readonly number[], smallest = 1): void {
	checkSample(name, sample, smallest);
	for (const [index, value] of sample.entries()) checkFinite(`${name}[${index}]`, value);
}

/** Two samples that belong together member by member. */
export function checkSameLength(
	first: string,
	a: readonly unknown[],
	second: string,
	b: readonly unknown[],
): void {
	if (a.length !== b.length) refuse(`${first} and ${second}`, 'of the same length');
}

/** Counts met out of counts counted, unit by unit. */
export function checkProportions(numerators: readonly number[], denominators: readonly number[]): void {
	checkSample('numerators', numerators);
	checkSameLength('numerators', numerators, 'denominators', denominators);
	for (const [index, denominator] of denominators.entries()) {
		checkCount(`denominators[${index}]`, denominator, 1);
		checkCount(`numerators[${index}]`, numerators[index] ?? Number.NaN, 0, denominator);
	}
}
