import { z } from 'zod';
import { answer } from '../../../src/lib/server/backend/answers.ts';
import { rowsOf } from '../../../src/lib/server/indicators/rows.ts';
import { differences } from './cells.ts';
import type { Duck } from './duck.ts';
import { leader, municipality } from './people.ts';
import { questions, type QuestionName } from './questions.ts';
import type { OpenPlace } from './registry.ts';
import { timesInTurn, type Times } from './times.ts';

const rounds = { warmUp: 2, turns: 6, inARow: 10 };
/** The functions give all rows as one value, or all columns. */
const table = z.union([
	z.array(z.record(z.string(), z.unknown())),
	z.record(z.string(), z.array(z.unknown())).transform(rowsOf),
]);

export interface QueryTimes {
	sql: Times;
	api: Times;
	duck: Times;
	/** How many cells were compared. */
	cells: number;
}

/** What the leader's municipality is compared with: what it lies under, and the municipalities like it. */
async function comparisonsOf({ sql }: OpenPlace): Promise<string[]> {
	const rows = await sql.query<{ id: string }>(
		`select np.node_id as id from private.node_place np where np.view = 'residence' and np.place_id = $1 and np.node_id <> $1
			and (np.node_id = 'nation' or np.node_id ~ '^(county|region|kostra|centrality)') order by 1`,
		[municipality],
	);
	return rows.map(({ id }) => id);
}

/**
 * Asks the registry and DuckDB the same, in turn, and compares what they answer.
 *
 * @throws Error that names the first differences
 */
export async function measureQueries(
	place: OpenPlace,
	duck: Duck,
): Promise<Record<QuestionName, QueryTimes>> {
	const asked = Object.entries(questions(await comparisonsOf(place))) as [
		QuestionName,
		ReturnType<typeof questions>[QuestionName],
	][];
	const client = await place.backend.as(leader);
	const measured: [QuestionName, QueryTimes][] = [];
	for (const [name, question] of asked) {
		await place.sql.query(`select set_config('request.jwt.claim.sub', $1, false)`, [leader]);
		const raw = await duck.prepare(question.raw);
		const direct = async () => {
			const [found] = await place.sql.query<{ found: unknown }>(question.sql.text, question.sql.parameters);
			return found?.found;
		};
		const expected = question.rawCells(await raw());
		const found = [
			...differences(question.cells(table.parse(await direct())), expected),
			...differences(question.cells(await answer(table, question.ask(client))), expected),
		];
		if (found.length > 0) {
			throw new Error(
				`${name}: ${found.length} differences from the facts, first ${found.slice(0, 5).join('; ')}`,
			);
		}
		const { sql, duck: beside } = await timesInTurn({ sql: direct, duck: raw }, rounds);
		const { api } = await timesInTurn({ api: async () => question.ask(client) }, rounds);
		measured.push([name, { sql, api, duck: beside, cells: expected.size }]);
	}
	await place.sql.query(`select set_config('request.jwt.claim.sub', '', false)`);
	return Object.fromEntries(measured) as Record<QuestionName, QueryTimes>;
}
