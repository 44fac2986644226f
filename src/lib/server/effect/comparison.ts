/** Two groups side by side: the difference of their mean changes, as it is and with case mix made alike. */
import { z } from 'zod';
import type { InstrumentId } from '../../domain/instruments.ts';
import { adjustedDifference } from '../../stats/adjustedDifference.ts';
import type { Interval } from '../../stats/interval.ts';
import { meanInterval } from '../../stats/meanInterval.ts';
import { NoFit } from '../../stats/noFit.ts';
import { welchDifference } from '../../stats/welchDifference.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { comparisonSums, type HiddenReason } from './schema.ts';

export type Sums = Extract<z.infer<typeof comparisonSums>, { mask: null }>;

export interface ComparedGroup {
	n: number;
	start: number;
	age: number;
	women: number;
	change: Interval & { mean: number };
}

export interface Comparison {
	mask: null;
	first: ComparedGroup;
	second: ComparedGroup;
	/** First minus second, plus when the first changes more for the better. */
	crude: Interval & { difference: number };
	/** Null where the groups are too unlike: no patient of the one has the diagnosis of a patient of the other. */
	adjusted: (Interval & { difference: number }) | null;
}

export type AskedComparison =
	| { kind: 'delivery'; first: string; second: string }
	| { kind: 'year'; second: number }
	| { kind: 'node'; second: string };

function group({ n, mean_start, mean_age, women, mean_change, sd_change }: Sums['first']): ComparedGroup {
	const { mean, lower, upper } = meanInterval(n, mean_change, sd_change);
	return { n, start: mean_start, age: mean_age, women, change: { mean, lower, upper } };
}

const meanOf = ({ n, mean_change, sd_change }: Sums['first']) => ({
	...{ n, mean: mean_change, standardError: sd_change / Math.sqrt(n) },
});

/** The upper triangle as a square. */
function square(triangle: readonly (readonly number[])[]): number[][] {
	return triangle.map((_, i) =>
		triangle.map((__, j) => triangle[Math.min(i, j)]?.[Math.abs(j - i)] ?? Number.NaN),
	);
}

export function compare(sums: Sums): Comparison {
	let adjusted: Comparison['adjusted'] = null;
	try {
		const n = sums.first.n + sums.second.n;
		const { difference, lower, upper } = adjustedDifference(square(sums.products), n, sums.strata);
		adjusted = { difference, lower, upper };
	} catch (error) {
		// Groups that nothing tells apart but what is adjusted for, or too few people: said on the page.
		if (!(error instanceof NoFit) && !(error instanceof RangeError)) throw error;
	}
	return {
		mask: null,
		first: group(sums.first),
		second: group(sums.second),
		crude: welchDifference(meanOf(sums.first), meanOf(sums.second)),
		adjusted,
	};
}

export async function effectComparison(
	db: Database,
	organisation: string,
	instrument: InstrumentId,
	year: number | null,
	asked: AskedComparison,
): Promise<Comparison | { mask: HiddenReason } | null> {
	const sums = await answer(
		comparisonSums,
		db.rpc('effect_comparison', {
			p_node: organisation,
			p_instrument: instrument,
			p_year: year ?? 0,
			p_with: asked.kind,
			p_value: asked.kind === 'delivery' ? asked.first : String(asked.second),
			p_other: asked.kind === 'delivery' ? asked.second : '',
		}),
	);
	if (sums === null || sums.mask !== null) return sums;
	return compare(sums);
}
