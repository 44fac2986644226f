/** Definitions of the indicators: versioned data in the database. */
import { z } from 'zod';
import {
	betterDirections,
	indicatorIds,
	indicatorKinds,
	indicatorLevels,
	thresholdSources,
	valueUnits,
	type IndicatorDefinition,
} from '../../domain/indicators.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

export const definitionRow = z
	.object({
		id: z.enum(indicatorIds),
		version: z.number().int(),
		valid_from: z.iso.date(),
		valid_to: z.iso.date().nullable(),
		level: z.enum(indicatorLevels),
		kind: z.enum(indicatorKinds),
		value_unit: z.enum(valueUnits),
		better: z.enum(betterDirections),
		green: z.number().nullable(),
		yellow: z.number().nullable(),
		threshold_source: z.enum(thresholdSources),
		minimum_n_public: z.number().int(),
		minimum_n_own: z.number().int(),
		matures_after_days: z.number().int(),
	})
	.transform((row): IndicatorDefinition => ({
		id: row.id,
		version: row.version,
		validFrom: row.valid_from,
		validTo: row.valid_to,
		level: row.level,
		kind: row.kind,
		valueUnit: row.value_unit,
		better: row.better,
		green: row.green,
		yellow: row.yellow,
		thresholdSource: row.threshold_source,
		minimumPublic: row.minimum_n_public,
		minimumOwn: row.minimum_n_own,
		maturesAfterDays: row.matures_after_days,
	}));

/** Every version of every definition, in the order of the tables. */
export async function readDefinitions(db: Database): Promise<IndicatorDefinition[]> {
	return answer(
		z.array(definitionRow),
		db.from('indicator_definition').select('*').order('position').order('version'),
	);
}
