import { z } from 'zod';
import {
	caseMixKinds,
	fewestCourses,
	fitCaseMix,
	freezesOn,
	type Refusal,
} from '../../domain/caseMix/index.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { keepModel } from './models.ts';
import { readPatterns } from './patterns.ts';

const waitingSchema = z.array(
	z.object({
		indicator: z.string(),
		year: z.number().int(),
		kind: z.enum(caseMixKinds),
		matures_after_days: z.number().int(),
	}),
);

interface YearOfIndicator {
	indicator: string;
	year: number;
}

/** What a run of the job did. Who was refused is tried again by the next run, since late courses may change it. */
export interface Freezing {
	frozen: YearOfIndicator[];
	refused: (YearOfIndicator & { reason: Refusal })[];
}

/**
 * Fits and freezes the models of all years that are over and have none, on the courses of the whole nation. A year is over when
 * its last course counts and two months for late registration have passed.
 *
 * @param service for scheduled jobs: reads all courses' counts
 * @param today Norwegian calendar date, YYYY-MM-DD
 */
export async function freezeCaseMix(service: Database, today: string): Promise<Freezing> {
	const waiting = await answer(waitingSchema, service.rpc('case_mix_years', { p_fewest: fewestCourses }));
	const result: Freezing = { frozen: [], refused: [] };
	for (const { indicator, year, kind, matures_after_days } of waiting) {
		if (today < freezesOn(year, matures_after_days)) continue;
		const model = fitCaseMix(await readPatterns(service, indicator, year), kind);
		if ('refused' in model) {
			result.refused.push({ indicator, year, reason: model.refused });
		} else {
			await keepModel(service, { ...model, indicator, year, frozenOn: today });
			result.frozen.push({ indicator, year });
		}
	}
	return result;
}
