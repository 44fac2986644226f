/** Paired measurements with the statistics that the pages and the files show. */
import { instrumentById, instrumentIds, type InstrumentId } from '../../domain/instruments.ts';
import type { Estimate, Interval } from '../../stats/interval.ts';
import { meanInterval } from '../../stats/meanInterval.ts';
import { standardisedResponseMean } from '../../stats/standardisedResponseMean.ts';
import { wilsonInterval } from '../../stats/wilsonInterval.ts';
import type { HiddenReason, MeasureRow } from './schema.ts';

export interface Place {
	instrument: InstrumentId;
	/** Service level, form of delivery or start level; empty for all together. */
	part: string;
}

export interface Share extends Interval {
	count: number;
	of: number;
	share: number;
}

export interface LaterEffect {
	n: number;
	/** Mean change from start to 12 months, positive when better. */
	change: Interval & { mean: number };
	/** Of those with an important improvement at the end and a measurement at 12 months: still improved. */
	kept: Share | null;
}

export interface ShownEffect extends Place {
	mask: null;
	n: number;
	/** Means in the unit of the instrument. */
	before: number;
	after: number;
	sdBefore: number;
	/** Covariance of before and after: what regression to the mean is judged by. */
	covariance: number;
	/** Mean change, positive in the better direction, with Student's interval of 95 %. */
	change: Interval & { mean: number };
	/** Standard deviation of the changes. */
	sdChange: number;
	/** Those with an important change for the better and for the worse; null for an instrument without a published one. */
	improved: Share | null;
	worsened: Share | null;
	/** At the worst and the best end of the scale, before and after; null where the scale has no ends. */
	floor: { before: Share; after: Share } | null;
	ceiling: { before: Share; after: Share } | null;
	/** At 12 months; a reason where too few were measured, null where nobody was. */
	m12: LaterEffect | HiddenReason | null;
}

/** A scale that is reported in steps, where a mean misleads. */
export interface SteppedEffect extends Place {
	mask: null;
	n: number;
	steps: Record<'start' | 'end', [number, number, number]>;
}

export interface HiddenEffect extends Place {
	mask: HiddenReason;
}

export type EffectRow = ShownEffect | HiddenEffect;
export type StepsRow = SteppedEffect | HiddenEffect;

export function shareOf(count: number, of: number): Share {
	const { estimate, lower, upper } = wilsonInterval(count, of);
	return { count, of, share: estimate, lower, upper };
}

function ends(before: number | undefined, after: number | undefined, n: number) {
	if (before === undefined || after === undefined) return null;
	return { before: shareOf(before, n), after: shareOf(after, n) };
}

type ShownRow = Extract<MeasureRow, { mean_start: number }>;

function later(m12: ShownRow['m12']): ShownEffect['m12'] {
	if (!m12) return null;
	if (m12.mask !== null) return m12.mask;
	const { n, mean_change, sd_change, kept, kept_of } = m12;
	const { mean, lower, upper } = meanInterval(n, mean_change, sd_change);
	return {
		n,
		change: { mean, lower, upper },
		kept: kept === undefined || !kept_of ? null : shareOf(kept, kept_of),
	};
}

export function withStatistics(row: MeasureRow): EffectRow | SteppedEffect {
	const at = { instrument: row.instrument, part: row.part };
	if (row.mask !== null) return { ...at, mask: row.mask };
	if ('steps' in row) return { ...at, mask: null, n: row.n, steps: row.steps };
	const { n } = row;
	const { mean, lower, upper } = meanInterval(n, row.mean_change, row.sd_change);
	return {
		...at,
		mask: null,
		n,
		before: row.mean_start,
		after: row.mean_end,
		sdBefore: row.sd_start,
		covariance: row.covariance,
		change: { mean, lower, upper },
		sdChange: row.sd_change,
		improved: row.improved === undefined ? null : shareOf(row.improved, n),
		worsened: row.worsened === undefined ? null : shareOf(row.worsened, n),
		floor: ends(row.floor_start, row.floor_end, n),
		ceiling: ends(row.ceiling_start, row.ceiling_end, n),
		m12: later(row.m12),
	};
}

/** Mean change in standard deviations of the change, so that instruments can be seen beside each other; null where all change alike. */
export function responseOf(row: ShownEffect): Estimate | null {
	return row.sdChange > 0 ? standardisedResponseMean(row.n, row.change.mean, row.sdChange) : null;
}

/** In the order of the instruments and of the parts, the whole first. */
export function inOrder<Row extends Place>(rows: readonly Row[]): Row[] {
	return [...rows].sort(
		(a, b) =>
			instrumentIds.indexOf(a.instrument) - instrumentIds.indexOf(b.instrument) ||
			a.part.localeCompare(b.part),
	);
}

/** Scales that are reported in steps stand apart from those with a mean. */
export function isStepped(instrument: InstrumentId): boolean {
	return instrument === 'iplos_adl';
}

/** Where the range is divided in quarters, in the better direction: the limit between the quarters. */
export function quarterLimit(instrument: InstrumentId, quarter: 1 | 2 | 3): number | null {
	const { min, max, better } = instrumentById(instrument);
	if (min === null || max === null) return null;
	const step = ((max - min) * quarter) / 4;
	return better === 'higher' ? min + step : max - step;
}
