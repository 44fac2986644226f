/**
 * `npm run bench -- --courses 10000,100000,1000000`: what the indicator engine costs with that many courses, on PGlite in
 * a folder and, with DATABASE_URL, on that PostgreSQL server as well (as a superuser). Each registry is loaded, computed,
 * published and asked; DuckDB answers the same questions from the same fact rows in the same run, and the bench fails
 * where the answers differ. Prints a table with the targets and writes bench-results.json.
 *
 * overview: all indicators of a municipality, its county, region, nation and the municipalities like it, two years, as its
 * leader. funnel: one indicator of all units, one year. trend: one indicator by quarter, ten years, municipality and
 * nation. filtered: all indicators of the nation by sex and diagnosis, two years. recompute: all facts and cells from the
 * courses. save: a request that changes a completed course, through the built application.
 */
import { writeFileSync } from 'node:fs';
import { openDuck } from './indicators/duck.ts';
import { readOptions } from './indicators/options.ts';
import { publishIndicators } from './indicators/publish.ts';
import { measureQueries } from './indicators/queries.ts';
import { newPlace, openPlace, type BackendName, type Place } from './indicators/registry.ts';
import { table, type Row } from './indicators/report.ts';
import { measureSaves } from './indicators/saves.ts';
import { loadCourses } from './indicators/synthetic.ts';
import { timed } from './indicators/times.ts';

const options = readOptions(process.argv.slice(2));
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

async function measureEngine(place: Place, courses: number): Promise<Row[]> {
	const opened = await openPlace(place);
	const at = { backend: place.backend, courses };
	try {
		const load = await timed(() => loadCourses(opened.sql, courses));
		const recompute = await timed(() => opened.sql.query('select public.recompute_facts()'));
		const publish = await timed(() => publishIndicators(opened.backend, opened.sql));
		console.log(
			`${place.backend}, ${courses} courses: loaded in ${seconds(load)}, computed in ${seconds(recompute)}, published in ${seconds(publish)}`,
		);
		const duck = await openDuck(opened.sql, { facts: 'public.course_fact', places: 'private.node_place' });
		try {
			const queries = await measureQueries(opened, duck);
			for (const [name, { api, cells }] of Object.entries(queries)) {
				console.log(
					`  ${name}: ${cells} cells are those of the facts; through the API ${api.p50} ms (p95 ${api.p95})`,
				);
			}
			return [
				...(['overview', 'funnel', 'trend', 'filtered'] as const).map((metric) => ({
					metric,
					...at,
					p50_ms: queries[metric].sql.p50,
					p95_ms: queries[metric].sql.p95,
					duckdb_p50_ms: queries[metric].duck.p50,
				})),
				{
					metric: 'recompute',
					...at,
					p50_ms: Math.round(recompute),
					p95_ms: Math.round(recompute),
					duckdb_p50_ms: null,
				},
			];
		} finally {
			duck.close();
		}
	} finally {
		await opened.close();
	}
}

async function measure(backend: BackendName, courses: number): Promise<Row[]> {
	const place = await newPlace(backend);
	try {
		const rows = await measureEngine(place, courses);
		if (options.saves) {
			const saves = await measureSaves(place);
			for (const metric of ['save', 'save_without_trigger'] as const) {
				const { p50, p95 } = saves[metric];
				rows.push({ metric, backend, courses, p50_ms: p50, p95_ms: p95, duckdb_p50_ms: null });
			}
		}
		return rows;
	} finally {
		await place.remove();
	}
}

const rows: Row[] = [];
for (const backend of ['pglite', ...(process.env.DATABASE_URL ? ['postgres'] : [])] as BackendName[]) {
	for (const courses of options.courses) {
		rows.push(...(await measure(backend, courses)));
		writeFileSync('bench-results.json', `${JSON.stringify(rows, null, '\t')}\n`);
	}
}
console.log(
	'\nQueries are timed as SQL in this process, as DuckDB is; recompute once; saves as whole requests to the application.\n',
);
console.log(table(rows));
