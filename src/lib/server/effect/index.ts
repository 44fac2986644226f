/** Before and after: what pages and files show of effect, for an own organisation, the nation and similar municipalities. */
import { z } from 'zod';
import type { InstrumentId } from '../../domain/instruments.ts';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { inOrder, isStepped, withStatistics, type EffectRow, type StepsRow } from './measures.ts';
import { distribution, goalSums, measureRow, serviceSums, summaryOf, workFlows } from './schema.ts';

export {
	responseOf,
	type EffectRow,
	type HiddenEffect,
	type ShownEffect,
	type StepsRow,
} from './measures.ts';
export type { HiddenReason } from './schema.ts';
export { effectComparison, type Comparison } from './comparison.ts';

export const dimensions = ['service_level', 'delivery', 'start_level'] as const;
export type Dimension = (typeof dimensions)[number];

interface Asked {
	organisation: string;
	/** Null: all years. */
	year: number | null;
	/** Also each part of it; of own organisations alone. */
	dimension?: Dimension;
	instrument?: InstrumentId;
}

/**
 * Rows per instrument, whole and by the dimension. An own organisation as it is now, the nation and groups of similar
 * municipalities as kept; for others nothing.
 *
 * @returns rows with means, and those of scales that are reported in steps
 */
export async function effectRows(
	db: Database,
	{ organisation, year, dimension, instrument }: Asked,
): Promise<{ means: EffectRow[]; steps: StepsRow[] }> {
	const rows = await answer(
		z.array(measureRow),
		db.rpc('effect_measures', {
			p_node: organisation,
			p_year: year ?? 0,
			p_dimension: dimension ?? '',
			p_instrument: instrument ?? null,
		}),
	);
	const all = inOrder(rows.map(withStatistics));
	return {
		means: all.filter((row): row is EffectRow => !isStepped(row.instrument) && !('steps' in row)),
		steps: all.filter((row): row is StepsRow => isStepped(row.instrument) && !('before' in row)),
	};
}

type Summarised = Omit<Asked, 'dimension'>;

function asked(kind: string, { organisation, year, instrument }: Summarised) {
	return { p_kind: kind, p_node: organisation, p_year: year ?? 0, p_instrument: instrument ?? '' };
}

/** Each is hidden with a reason, or null where there is nothing. */
export const effectDistribution = (db: Database, what: Summarised & { instrument: InstrumentId }) =>
	answer(summaryOf(distribution), db.rpc('effect_summary', asked('distribution', what)));
export const effectWork = (db: Database, what: Summarised) =>
	answer(summaryOf(workFlows), db.rpc('effect_summary', asked('work', what)));
export const effectGoals = (db: Database, what: Summarised) =>
	answer(summaryOf(goalSums), db.rpc('effect_summary', asked('goals', what)));
export const effectServices = (db: Database, what: Summarised) =>
	answer(summaryOf(serviceSums), db.rpc('effect_summary', asked('services', what)));

/**
 * Counts and keeps the summaries of the nation and of similar municipalities, where facts have changed.
 *
 * @param service the client of the jobs
 * @returns the years that were kept, 0 for all years together
 */
export async function keepEffect(
	service: Database,
	{ atOnce = false, signal }: { atOnce?: boolean; signal?: AbortSignal } = {},
): Promise<number[]> {
	const years = await answer(z.array(z.number().int()), service.rpc('effect_due', { p_at_once: atOnce }));
	for (const year of years) {
		if (signal?.aborted) break;
		await done(service.rpc('keep_effect', { p_year: year }));
	}
	return years;
}
