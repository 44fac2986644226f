/** Publishes the numbers: once a day every year whose facts have changed is counted, protected and shown anew. */
import { z } from 'zod';
import { dateInOslo } from '../../domain/osloTime.ts';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { expectedOfYear, freezeCaseMix, readModels } from '../caseMix/index.ts';
import { keepEffect } from '../effect/index.ts';
import { readDefinitions } from '../indicators/definitions.ts';
import { refreshDistributions } from '../variables/distributions.ts';
import { refreshCompleteness } from '../variables/index.ts';
import { readCounts, readNodes } from './counts.ts';
import { publishFilters } from './filters.ts';
import { masksOfYear, wholesOf, type Masks } from './masks.ts';

interface How {
	/** Also what was published earlier today. */
	atOnce?: boolean;
	signal?: AbortSignal;
}

function nationHidden(masks: readonly Masks[]): Set<string> {
	return new Set(
		masks
			.filter(
				({ view, quarterly, few, secondary }) =>
					view === 'unit' && !quarterly && [...few, ...secondary].includes('nation'),
			)
			.map(({ indicator }) => indicator),
	);
}

/**
 * Counts, protects and shows the numbers of these years anew.
 *
 * @param service the client of the jobs
 * @returns the years that were published: all, unless the signal came
 */
export async function publishYears(
	service: Database,
	years: readonly number[],
	signal?: AbortSignal,
): Promise<number[]> {
	const wholes = wholesOf(await readNodes(service));
	const minimums = new Map((await readDefinitions(service)).map((one) => [one.id, one.minimumPublic]));
	const models = await readModels(service);
	const published: number[] = [];
	for (const year of years) {
		if (signal?.aborted) break;
		const counts = await readCounts(service, year);
		const masks = await masksOfYear(counts, wholes, minimums);
		const expected = await expectedOfYear(service, models, year);
		await done(service.rpc('store_expected', { p_year: year, p_rows: expected }));
		await publishFilters(service, year, nationHidden(masks), Math.max(...minimums.values()));
		await done(service.rpc('publish_year', { p_year: year, p_version: counts.version, p_masks: masks }));
		published.push(year);
	}
	return published;
}

/**
 * Lets courses mature and publishes what is due.
 *
 * @param service the client of the jobs
 * @returns the years that were published
 */
export async function publish(service: Database, { atOnce = false, signal }: How = {}): Promise<number[]> {
	await done(service.rpc('mature_facts'));
	await keepEffect(service, { atOnce, signal });
	const changed = await answer(
		z.array(z.number().int()),
		service.rpc('publication_due', { p_at_once: atOnce }),
	);
	// Not at every look: models that are refused would be fitted again each time.
	if (changed.length === 0) return [];
	const { frozen } = await freezeCaseMix(service, dateInOslo(new Date()));
	await refreshCompleteness(service, signal);
	await refreshDistributions(service, signal);
	// What a new model expects is published with its year.
	const due = [...new Set([...changed, ...frozen.map(({ year }) => year)])].sort((a, b) => a - b);
	return publishYears(service, due, signal);
}
