/**
 * What a point of an XmR chart shows: outside the limits, part of 7 in a row on one side of the mean, part of 7 that rise or
 * fall throughout, or one of 2 of 3 near a limit. `none` is common cause.
 */
export type XmrSignal =
	'none' | 'aboveLimit' | 'belowLimit' | 'shiftUp' | 'shiftDown' | 'rising' | 'falling' | 'nearLimit';

/** Mean and limits of an XmR chart. */
export interface XmrLimits {
	mean: number;
	lower: number;
	upper: number;
	nearLower: number;
	nearUpper: number;
}

const runLength = 7;

/** Members of every stretch of `length` neighbours that `holds`. */
function members(count: number, length: number, holds: (from: number) => boolean): Set<number> {
	const found = new Set<number>();
	for (let from = 0; from + length <= count; from += 1) {
		if (!holds(from)) continue;
		for (let index = from; index < from + length; index += 1) found.add(index);
	}
	return found;
}

/**
 * Special-cause signal of each point of an XmR chart, by the rules of Making Data Count.
 *
 * The gravest rule names a point that several hold for: outside, shift, trend, near limit. Seven in a trend are six steps the
 * same way; a point on the mean ends a shift, two equal neighbours end a trend. For 2 of 3 near a limit all three lie on the
 * same side of the mean, and a point outside the limits does not count as near.
 *
 * Source: NHS England, Making Data Count (signal rules); Western Electric, Statistical Quality Control Handbook, 1956 (2 of 3).
 * Units: values and limits in one unit.
 */
export function xmrSignals(values: readonly number[], limits: XmrLimits): XmrSignal[] {
	// The mean of decimals may lie a bit beside a value that equals it on paper.
	const slack = 1e-12 * values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
	const over = (value: number, limit: number): boolean => value > limit + slack;
	const under = (value: number, limit: number): boolean => value < limit - slack;
	const all = (from: number, length: number, holds: (value: number, index: number) => boolean): boolean =>
		values.slice(from, from + length).every((value, offset) => holds(value, from + offset));

	const n = values.length;
	const shiftUp = members(n, runLength, (from) => all(from, runLength, (value) => over(value, limits.mean)));
	const shiftDown = members(n, runLength, (from) =>
		all(from, runLength, (value) => under(value, limits.mean)),
	);
	const before = (index: number): number => values[index - 1] ?? Number.NaN;
	const rising = members(n, runLength, (from) =>
		all(from + 1, runLength - 1, (value, index) => over(value, before(index))),
	);
	const falling = members(n, runLength, (from) =>
		all(from + 1, runLength - 1, (value, index) => under(value, before(index))),
	);

	const outside = (value: number): boolean => over(value, limits.upper) || under(value, limits.lower);
	const near = (value: number): boolean =>
		!outside(value) && (over(value, limits.nearUpper) || under(value, limits.nearLower));
	const twoOfThree = members(
		n,
		3,
		(from) =>
			values.slice(from, from + 3).filter(near).length >= 2 &&
			(all(from, 3, (value) => over(value, limits.mean)) ||
				all(from, 3, (value) => under(value, limits.mean))),
	);

	return values.map((value, index) => {
		if (over(value, limits.upper)) return 'aboveLimit';
		if (under(value, limits.lower)) return 'belowLimit';
		if (shiftUp.has(index)) return 'shiftUp';
		if (shiftDown.has(index)) return 'shiftDown';
		if (rising.has(index)) return 'rising';
		if (falling.has(index)) return 'falling';
		return twoOfThree.has(index) && near(value) ? 'nearLimit' : 'none';
	});
}
