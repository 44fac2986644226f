import { expect, test } from 'vitest';
import { judge, table, type Metric, type Row } from './report.ts';

function row(metric: Metric, courses: number, p50_ms: number, duckdb_p50_ms: number | null = null): Row {
	return { metric, backend: 'pglite', courses, p50_ms, p95_ms: p50_ms, duckdb_p50_ms };
}

const told = (rows: Row[]) => judge(rows).map(({ what, met }) => [what, met]);

test('queries of the largest registry are judged beside DuckDB and beside the smallest', () => {
	expect(told([row('overview', 10, 2, 1), row('overview', 1000, 3, 6)])).toEqual([
		['overview / DuckDB', true],
		['overview / at 10', true],
	]);
	expect(told([row('filtered', 10, 1, 1), row('filtered', 1000, 2, 1.9)])).toEqual([
		['filtered / DuckDB', false],
		['filtered / at 10', false],
	]);
});

test('one registry alone is compared with no other', () => {
	expect(told([row('trend', 10, 2, 3)])).toEqual([['trend / DuckDB', false]]);
});

test('recompute has two minutes, a save 1.6 times the save without trigger', () => {
	expect(
		told([row('recompute', 10, 120_000), row('save', 10, 16), row('save_without_trigger', 10, 10)]),
	).toEqual([
		['recompute, ms', true],
		['save / without trigger', true],
	]);
	expect(told([row('save', 10, 17), row('save_without_trigger', 10, 10)])).toEqual([
		['save / without trigger', false],
	]);
});

test('the table says which targets are not met', () => {
	const text = table([row('funnel', 10, 6, 10)]);
	expect(text).toContain('NOT met  pglite: funnel / DuckDB 0.60, at most 0.5');
	expect(text.split('\n')).toHaveLength(4);
});
