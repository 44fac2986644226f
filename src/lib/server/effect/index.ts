/** Before and after: paired measurements of an organisation, with the statistics the page and the file show. */
import { z } from 'zod';
import { serviceLevels, type ServiceLevel } from '../../domain/codes.ts';
import { instrumentIds, type InstrumentId } from '../../domain/instruments.ts';
import type { Interval } from '../../stats/interval.ts';
import { meanInterval } from '../../stats/meanInterval.ts';
import { wilsonInterval } from '../../stats/wilsonInterval.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const place = { instrument: z.enum(instrumentIds), service_level: z.enum(serviceLevels) };

/** Persons in the first, second and third step. */
const stepCounts = z.tuple([z.number().int(), z.number().int(), z.number().int()]);

const effectRow = z.union([
	z.object({
		...place,
		n: z.number().int(),
		mean_start: z.number(),
		mean_end: z.number(),
		mean_change: z.number(),
		sd_change: z.number(),
		improved: z.number().int().nullable(),
		steps: z.null(),
		mask: z.null(),
	}),
	// Reported in steps: no mean may come with it.
	z.object({
		...place,
		n: z.number().int(),
		mean_start: z.null(),
		steps: z.object({ start: stepCounts, end: stepCounts }),
		mask: z.null(),
	}),
	// Strict about the nulls: a masked row that carried a number would be a leak, not a row.
	z.object({
		...place,
		n: z.null(),
		mean_start: z.null(),
		mean_end: z.null(),
		mean_change: z.null(),
		sd_change: z.null(),
		improved: z.null(),
		steps: z.null(),
		mask: z.enum(['few', 'secondary']),
	}),
]);

interface Place {
	instrument: InstrumentId;
	serviceLevel: ServiceLevel;
}

export interface ShownEffect extends Place {
	mask: null;
	n: number;
	/** Means in the unit of the instrument. */
	before: number;
	after: number;
	/** Mean change, positive in the better direction, with Student's interval of 95 %. */
	change: Interval & { mean: number };
	/** Those with an important change; null for an instrument without a published one. */
	improved: (Interval & { count: number; share: number }) | null;
}

/** A scale that is reported in steps, where a mean misleads. */
export interface SteppedEffect extends Place {
	mask: null;
	n: number;
	steps: Record<'start' | 'end', [number, number, number]>;
}

export interface MaskedEffect extends Place {
	mask: 'few' | 'secondary';
}

export type EffectRow = ShownEffect | MaskedEffect;
export type StepsRow = SteppedEffect | MaskedEffect;

function withIntervals(row: z.infer<typeof effectRow>): EffectRow | SteppedEffect {
	const at = { instrument: row.instrument, serviceLevel: row.service_level };
	if (row.mask !== null) return { ...at, mask: row.mask };
	if (row.steps !== null) return { ...at, mask: null, n: row.n, steps: row.steps };
	const { mean, lower, upper } = meanInterval(row.n, row.mean_change, row.sd_change);
	const share = row.improved === null ? null : wilsonInterval(row.improved, row.n);
	return {
		...at,
		mask: null,
		n: row.n,
		before: row.mean_start,
		after: row.mean_end,
		change: { mean, lower, upper },
		improved: share && {
			count: row.improved ?? 0,
			share: share.estimate,
			lower: share.lower,
			upper: share.upper,
		},
	};
}

/** Scales that are reported in steps stand apart from those with a mean. */
const inSteps: readonly InstrumentId[] = ['iplos_adl'];

/**
 * Rows per instrument and service level, in the order of the instruments; year null: all years.
 * Only for an own organisation or the nation: for others the database gives nothing.
 *
 * @returns rows with means, and those of scales that are reported in steps
 */
export async function effectRows(
	db: Database,
	organisation: string,
	year: number | null,
): Promise<{ means: EffectRow[]; steps: StepsRow[] }> {
	const rows = await answer(
		z.array(effectRow),
		db.rpc('effect_rows', { p_organisation: organisation, p_year: year }),
	);
	const all = rows
		.map(withIntervals)
		.sort(
			(a, b) =>
				instrumentIds.indexOf(a.instrument) - instrumentIds.indexOf(b.instrument) ||
				serviceLevels.indexOf(a.serviceLevel) - serviceLevels.indexOf(b.serviceLevel),
		);
	const isStepped = (row: EffectRow | SteppedEffect): row is StepsRow => inSteps.includes(row.instrument);
	return {
		means: all.filter((row): row is EffectRow => !isStepped(row)),
		steps: all.filter(isStepped),
	};
}
