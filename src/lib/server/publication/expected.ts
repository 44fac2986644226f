/** What every unit's courses would have come to with the nation's results for persons like them. */
import { indicatorIds, indicatorKind } from '../../domain/indicators.ts';
import { done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { expectedPerUnit, readModels } from '../caseMix/index.ts';

/** Stores the expected counts of a year, by the models that are frozen. */
export async function storeExpected(service: Database, year: number): Promise<void> {
	const models = await readModels(service);
	const rows: { unit_id: string; indicator: string; n: number; expected: number }[] = [];
	for (const indicator of indicatorIds.filter((id) => indicatorKind(id) === 'proportion')) {
		const found = await expectedPerUnit(service, models, indicator, year);
		for (const [unit_id, { n, expected }] of found?.units ?? [])
			rows.push({ unit_id, indicator, n, expected });
	}
	await done(service.rpc('store_expected', { p_year: year, p_rows: rows }));
}
