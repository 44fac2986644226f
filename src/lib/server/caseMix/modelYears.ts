/** Which indicators have a case mix model in which year, and why the others have none. */
import { modelState, type ModelState } from '../../domain/caseMix/modelState.ts';
import { dateInOslo } from '../../domain/osloTime.ts';
import {
	definitionIn,
	indicatorIds,
	indicatorKind,
	type IndicatorDefinition,
	type IndicatorId,
} from '../../domain/indicators.ts';
import type { Database } from '../backend/index.ts';
import { indicatorRows } from '../indicators/index.ts';
import { readModels } from './models.ts';

/** Those that a model can be made for. */
export function hasModels(indicator: IndicatorId): boolean {
	return ['proportion', 'mean'].includes(indicatorKind(indicator));
}

export interface ModelYears {
	indicator: IndicatorId;
	years: (ModelState & { year: number })[];
}

/** One row per indicator that can have models, with the state of each year. */
export async function readModelYears(
	db: Database,
	definitions: readonly IndicatorDefinition[],
	nation: string,
	years: readonly number[],
): Promise<ModelYears[]> {
	const models = await readModels(db);
	const cells = await indicatorRows(db, definitions, { organisations: [nation], years });
	const today = dateInOslo(new Date());
	return indicatorIds.filter(hasModels).map((indicator) => ({
		indicator,
		years: years.map((year) => {
			const model = models.find((one) => one.indicator === indicator && one.year === year);
			const cell = cells.find((one) => one.indicator === indicator && one.year === year);
			const courses = cell?.mask === null ? cell.denominator : null;
			const days = definitionIn(definitions, indicator, year)?.maturesAfterDays ?? 0;
			return { year, ...modelState(model, year, days, courses, today) };
		}),
	}));
}
