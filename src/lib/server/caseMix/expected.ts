import { expectedCounts, modelFor, type ExpectedCount } from '../../domain/caseMix/index.ts';
import type { Database } from '../backend/index.ts';
import type { FrozenModel } from './models.ts';
import { readPatterns } from './patterns.ts';

/** What is expected of every unit, and by which model: its year may be earlier than the one asked for. */
export interface ExpectedPerUnit {
	model: FrozenModel;
	units: Map<string, ExpectedCount>;
}

/**
 * Observed and expected counts of an indicator and year per unit; counts of wider organisations are sums of them.
 *
 * @param service for scheduled jobs: reads all courses' counts
 * @returns null where neither the year nor an earlier one has a model
 */
export async function expectedPerUnit(
	service: Database,
	models: readonly FrozenModel[],
	indicator: string,
	year: number,
): Promise<ExpectedPerUnit | null> {
	const model = modelFor(models, indicator, year);
	if (!model) return null;
	return { model, units: expectedCounts(model, await readPatterns(service, indicator, year)) };
}

/** What a unit's courses of a year were expected to come to, as the publication keeps it. */
export interface ExpectedRow {
	unit_id: string;
	indicator: string;
	n: number;
	expected: number;
}

/** The expected counts of all units in a year, for every indicator that has a model then. */
export async function expectedOfYear(
	service: Database,
	models: readonly FrozenModel[],
	year: number,
): Promise<ExpectedRow[]> {
	const rows: ExpectedRow[] = [];
	for (const indicator of new Set(models.map((model) => model.indicator))) {
		const found = await expectedPerUnit(service, models, indicator, year);
		for (const [unit_id, { n, expected }] of found?.units ?? []) {
			rows.push({ unit_id, indicator, n, expected });
		}
	}
	return rows;
}
