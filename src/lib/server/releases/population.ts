/** The population of a draw by its patterns, in pages: a national registry has half a million. */
import { z } from 'zod';
import {
	patternTable,
	trailTable,
	type Pattern,
	type Population,
	type Trail,
} from '../../domain/deidentification/index.ts';
import type { ExportVariable } from '../../domain/exportVariables/types.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

/** Texts of some ten kilobytes: longer ones are given back only when memory is short. */
const pageSize = 1000;

const prepared = z.object({
	quasi: z.array(z.string()),
	patterns: z.number().int(),
	trails: z.number().int(),
	rows: z.number().int(),
	persons: z.number().int(),
	/** Courses that the project's files have already. */
	given: z.number().int(),
});

const numbers = z.array(z.number().int());

/** A list for each column: rows as objects would be three times as much to read. */
const patternPage = z.object({
	ids: numbers,
	/** A line a pattern, values apart by tabs. */
	quasi: z.string(),
	rows: numbers,
	singles: numbers,
	registry: numbers,
	/** The masks of all sensitive variables, pattern after pattern. */
	sensitive: numbers,
});
const trailPage = z.object({
	ids: numbers,
	past: z.array(z.string().nullable()),
	past_persons: numbers,
	persons: numbers,
	/** How many of the patterns are each trail's. */
	lengths: numbers,
	patterns: numbers,
});

/** @throws RangeError where a pattern has not `width` quasi-identifiers; what they are is not told: it may be a person's */
function* patternsOf(page: z.infer<typeof patternPage>, width: number): Generator<Pattern> {
	const { ids, rows, singles, registry, sensitive } = page;
	const lines = page.quasi.split('\n');
	const masks = sensitive.length / ids.length;
	for (const [at, id] of ids.entries()) {
		const quasi = width === 0 ? [] : (lines[at]?.split('\t') ?? []);
		if (quasi.length !== width) throw new RangeError(`every pattern must have ${width} quasi-identifiers`);
		yield {
			id,
			quasi,
			rows: rows[at] ?? 0,
			singles: singles[at] ?? 0,
			registry: registry[at] ?? 0,
			sensitive: sensitive.slice(at * masks, (at + 1) * masks),
		};
	}
}

function* trailsOf(page: z.infer<typeof trailPage>): Generator<Trail> {
	let from = 0;
	for (const [at, id] of page.ids.entries()) {
		const to = from + (page.lengths[at] ?? 0);
		yield {
			id,
			past: page.past[at] ?? null,
			pastPersons: page.past_persons[at] ?? 0,
			patterns: page.patterns.slice(from, to),
			persons: page.persons[at] ?? 0,
		};
		from = to;
	}
}

/** Hands every item to `take`, page by page, in the order of their ids from 1. */
async function eachOf<Item extends { id: number }>(
	count: number,
	read: (after: number) => Promise<Iterable<Item>>,
	take: (item: Item) => void,
): Promise<void> {
	for (let taken = 0, last = 0; taken < count;) {
		const before = taken;
		for (const item of await read(last)) {
			take(item);
			taken += 1;
			last = item.id;
		}
		if (taken === before) throw new Error(`${count} were counted, and ${taken} found`);
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
		async (after) =>
			patternsOf(await answer(patternPage, service.rpc('draw_patterns', from(after))), counts.quasi.length),
		patterns.add,
	);
	const trails = trailTable();
	await eachOf(
		counts.trails,
		async (after) => trailsOf(await answer(trailPage, service.rpc('draw_trails', from(after)))),
		trails.add,
	);
	return {
		population: { quasi: counts.quasi, patterns: patterns.table(), trails: trails.table() },
		given: counts.given,
	};
}
