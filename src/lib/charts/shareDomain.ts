import { max, min } from 'd3-array';

/**
 * Ends of an axis of shares: everything that is drawn with room around it, on whole tenths, inside 0–1,
 * and never so narrow that chance looks like a cliff.
 */
export function shareDomain(shares: readonly number[], smallestSpan = 0.4): [number, number] {
	const tenths = (value: number) => Number((value / 10).toFixed(1));
	let low = Math.floor((min(shares) ?? 0) * 10);
	let high = Math.ceil((max(shares) ?? 1) * 10);
	while (high - low < smallestSpan * 10 && (low > 0 || high < 10)) {
		if (high < 10) high += 1;
		if (high - low < smallestSpan * 10 && low > 0) low -= 1;
	}
	return [tenths(Math.max(0, low)), tenths(Math.min(10, high))];
}
