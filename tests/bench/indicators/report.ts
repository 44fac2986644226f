import type { BackendName } from './registry.ts';

export type Metric =
	'overview' | 'funnel' | 'trend' | 'filtered' | 'recompute' | 'save' | 'save_without_trigger';

/** One row of bench-results.json. */
export interface Row {
	metric: Metric;
	backend: BackendName;
	courses: number;
	p50_ms: number;
	p95_ms: number;
	/** The same question to DuckDB; null where it has none. */
	duckdb_p50_ms: number | null;
}

export interface Judgement {
	backend: BackendName;
	what: string;
	value: number;
	limit: number;
	met: boolean;
}

const ofDuck: [Metric, number][] = [
	['overview', 0.5],
	['funnel', 0.5],
	['trend', 0.5],
	['filtered', 1],
];
const ofSmallest = 1.5;
const longestRecompute = 120_000;
const ofUntriggered = 1.6;

/** What the targets say of the largest registry of each backend, with the smallest to compare. */
export function judge(rows: readonly Row[]): Judgement[] {
	const largest = Math.max(...rows.map(({ courses }) => courses));
	const smallest = Math.min(...rows.map(({ courses }) => courses));
	const judgements: Judgement[] = [];
	for (const backend of new Set(rows.map((row) => row.backend))) {
		const of = (metric: Metric, courses = largest) =>
			rows.find((row) => row.metric === metric && row.backend === backend && row.courses === courses);
		const add = (what: string, value: number | undefined, limit: number) => {
			if (value !== undefined) judgements.push({ backend, what, value, limit, met: value <= limit });
		};
		const ratio = (over: number | undefined, under: number | null | undefined) =>
			over === undefined || !under ? undefined : over / under;
		for (const [metric, limit] of ofDuck) {
			const row = of(metric);
			add(`${metric} / DuckDB`, ratio(row?.p50_ms, row?.duckdb_p50_ms), limit);
			if (largest > smallest) {
				add(`${metric} / at ${smallest}`, ratio(row?.p50_ms, of(metric, smallest)?.p50_ms), ofSmallest);
			}
		}
		add('recompute, ms', of('recompute')?.p50_ms, longestRecompute);
		add(
			'save / without trigger',
			ratio(of('save')?.p50_ms, of('save_without_trigger')?.p50_ms),
			ofUntriggered,
		);
	}
	return judgements;
}

function line(cells: (string | number | null)[], widths: number[]): string {
	return cells
		.map((cell, index) => {
			const text = typeof cell === 'number' ? cell.toFixed(cell < 1000 ? 2 : 0) : (cell ?? '');
			return index < 2 ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0);
		})
		.join('  ');
}

const widths = [22, 9, 9, 10, 10, 10, 9];

/** All rows, and below them the targets. */
export function table(rows: readonly Row[]): string {
	return [
		line(['metric', 'backend', 'courses', 'p50 ms', 'p95 ms', 'DuckDB', 'ratio'], widths),
		...rows.map((row) =>
			line(
				[
					row.metric,
					row.backend,
					String(row.courses),
					row.p50_ms,
					row.p95_ms,
					row.duckdb_p50_ms,
					row.duckdb_p50_ms === null ? null : row.p50_ms / row.duckdb_p50_ms,
				],
				widths,
			),
		),
		'',
		...judge(rows).map(
			({ backend, what, value, limit, met }) =>
				`${met ? 'met    ' : 'NOT met'}  ${backend}: ${what} ${value.toFixed(value < 1000 ? 2 : 0)}, at most ${limit}`,
		),
	].join('\n');
}
