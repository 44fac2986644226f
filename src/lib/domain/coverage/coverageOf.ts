import { wilsonInterval } from '../../stats/index.ts';
import { judge, type Judgement } from '../indicators.ts';
import type { ReportSource } from './sources.ts';

/** Levels of coverage: high from 80 %, moderate from 60 %, under which no result is shown. */
export const coverageLevels = { kind: 'coverage', better: 'higher', green: 0.8, yellow: 0.6 } as const;

/** How many courses another source knows of a unit in a year. */
export interface Reported {
	year: number;
	source: ReportSource;
	count: number;
}

/** Registered ÷ reported, of one year and by one source, which always stand beside it. */
export interface Coverage {
	year: number;
	source: ReportSource;
	registered: number;
	reported: number;
	/** Above 1 where the registry has more than the source. */
	share: number;
	/** Wilson's interval, 95 %; null above 1, where the registered are no part of the reported. */
	interval: { lower: number; upper: number } | null;
	/** Null above 1: a source that lacks courses cannot judge the registry. */
	level: Judgement | null;
}

/**
 * The coverage of a unit in the year of the count.
 *
 * @param registered completed courses that ended in the same year
 * @throws RangeError when a number is no count
 */
export function coverageOf(registered: number, { year, source, count }: Reported): Coverage {
	if (!(Number.isInteger(registered) && registered >= 0)) {
		throw new RangeError(`registered must be a whole number from 0, got ${registered}`);
	}
	if (!(Number.isInteger(count) && count > 0)) {
		throw new RangeError(`count must be a whole number from 1, got ${count}`);
	}
	const share = registered / count;
	const whole = { year, source, registered, reported: count, share };
	if (share > 1) return { ...whole, interval: null, level: null };
	const { lower, upper } = wilsonInterval(registered, count);
	return { ...whole, interval: { lower, upper }, level: judge(coverageLevels, share) };
}
