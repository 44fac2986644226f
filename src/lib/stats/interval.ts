/** A lower and an upper limit, in the unit of the value they belong to. */
export interface Interval {
	lower: number;
	upper: number;
}

/** A value with its interval, in one unit. */
export interface Estimate extends Interval {
	estimate: number;
}
