/** Who answered at 12 months, among persons alike. */
import { z } from 'zod';
import type { IndicatorId } from '../../domain/indicators.ts';
import type { ResponseStratum } from '../../stats/inverseProbabilityWeighted.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

/** What makes persons alike: of the nation, two at a time are published. */
export const strataBy = ['age_sex_diagnosis', 'age_diagnosis'] as const;
export type StrataBy = (typeof strataBy)[number];

const count = z.number().int();
const strataAnswer = z
	.object({
		by: z.enum(strataBy),
		strata: z.array(z.object({ eligible: count, responded: count, successes: count })),
	})
	.nullable();

/** Null for indicators that nobody is asked of at 12 months, and for organisations that are neither own nor the nation. */
export async function responseStrata(
	db: Database,
	organisation: string,
	year: number,
	indicator: IndicatorId,
): Promise<{ by: StrataBy; strata: ResponseStratum[] } | null> {
	return answer(
		strataAnswer,
		db.rpc('response_strata', { p_node: organisation, p_year: year, p_indicator: indicator }),
	);
}
