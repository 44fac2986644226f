/** The population of a draw by its patterns, in pages: a national registry has half a million. */
import { z } from 'zod';
import {
	patternTable,
	type Pattern,
	type Population,
	type Trail,
} from '../../domain/deidentification/index.ts';
import type { ExportVariable } from '../../domain/exportVariables/types.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const pageSize = 10_000;

const prepared = z.object({
	quasi: z.array(z.string()),
	patterns: z.number().int(),
	trails: z.number().int(),
	rows: z.number().int(),
	persons: z.number().int(),
	/** Courses that the project's files have already. */
	given: z.number().int(),
});

const patternPage = z.array(
	z
		.tuple([
			z.number().int(),
			z.array(z.string()),
			z.number().int(),
			z.number().int(),
			z.number().int(),
			z.array(z.number().int()),
		])
		.transform(([id, quasi, rows, singles, registry, sensitive]): Pattern => ({
			id,
			quasi,
			rows,
			singles,
			registry,
			sensitive,
		})),
);
const trailPage = z.array(
	z
		.tuple([
			z.number().int(),
			z.string().nullable(),
			z.number().int().nullable(),
			z.array(z.number().int()),
			z.number().int(),
		])
		.transform(([id, past, pastPersons, patterns, persons]): Trail => ({
			id,
			past,
			pastPersons: pastPersons ?? 0,
			patterns,
			persons,
		})),
);

/** Hands every item to `take`, page by page, in the order of their ids from 1. */
async function eachOf<Item extends { id: number }>(
	count: number,
	read: (after: number) => Promise<Item[]>,
	take: (item: Item) => void,
): Promise<void> {
	for (let taken = 0, last = 0; taken < count;) {
		const page = await read(last);
		if (page.length === 0) throw new Error(`${count} were counted, and ${taken} found`);
		for (const item of page) take(item);
		taken += page.length;
		last = page.at(-1)?.id ?? last;
	}
}

/** The values of each sensitive variable that must be diverse in a class, as the database writes them. */
export function sensitiveValues(variables: readonly ExportVariable[]): Record<string, string[]> {
	return Object.fromEntries(
		variables
			.filter(({ strength, type }) => strength === 'sensitive' && (type === 'code' || type === 'boolean'))
			.map(({ name, type, values = [] }) => [
				name,
				type === 'boolean' ? ['false', 'true'] : values.map(({ code }) => String(code)),
			]),
	);
}

/** Groups the courses of a project that its files do not have, and reads the groups. */
export async function readPopulation(
	service: Database,
	draw: string,
	project: string,
	sensitive: Record<string, string[]>,
): Promise<{ population: Population; given: number }> {
	const counts = await answer(
		prepared,
		service.rpc('prepare_draw', { p_draw: draw, p_project: project, p_sensitive: sensitive }),
	);
	const from = (after: number) => ({ p_draw: draw, p_after: after, p_limit: pageSize });
	const patterns = patternTable(counts.quasi, counts.patterns);
	await eachOf(
		counts.patterns,
		(after) => answer(patternPage, service.rpc('draw_patterns', from(after))),
		patterns.add,
	);
	const trails: Trail[] = [];
	await eachOf(
		counts.trails,
		(after) => answer(trailPage, service.rpc('draw_trails', from(after))),
		(trail) => trails.push(trail),
	);
	return { population: { quasi: counts.quasi, patterns: patterns.table(), trails }, given: counts.given };
}
