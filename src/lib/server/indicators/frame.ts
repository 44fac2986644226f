/** What every page of numbers asks first: which years and definitions there are. */
import { z } from 'zod';
import type { IndicatorDefinition } from '../../domain/indicators.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { definitionRow } from './definitions.ts';

export interface Frame {
	/** Years with completed courses, oldest first. */
	years: number[];
	/** When the numbers of each year were published last. */
	published: { year: number; at: string }[];
	/** Every version of every definition, in the order of the tables. */
	definitions: IndicatorDefinition[];
}

export const frameAnswer = z.object({
	years: z.array(z.number().int()),
	published: z.array(z.object({ year: z.number().int(), at: z.string() })),
	definitions: z.array(definitionRow),
});

export async function readFrame(db: Database): Promise<Frame> {
	return answer(frameAnswer, db.rpc('indicator_frame'));
}

/** When the numbers of a year were published; null for one that was not. */
export function publishedAt({ published }: Pick<Frame, 'published'>, year: number): string | null {
	return published.find((one) => one.year === year)?.at ?? null;
}
