import { expect, test } from 'vitest';
import { generateRegistry } from './generateRegistry.ts';
import { demoUnit } from './people.ts';

const registry = generateRegistry({ seed: 1, courses: 8000, today: '2026-06-30' });
const counts = registry.reportedCounts;

function registered(unit: string, year: number): number {
	return registry.courses.filter(
		({ unit_id, status, end_date }) =>
			unit_id === unit && status === 'completed' && end_date?.startsWith(String(year)),
	).length;
}

test('counts are of whole years up to the last, one per unit and year', () => {
	expect(new Set(counts.map(({ year }) => year))).toEqual(new Set([2021, 2022, 2023, 2024, 2025]));
	expect(new Set(counts.map(({ unit_id, year }) => `${unit_id} ${year}`)).size).toBe(counts.length);
	expect(counts.filter(({ unit_id }) => unit_id === demoUnit)).toHaveLength(5);
	expect(counts.filter(({ unit_id }) => unit_id === 'unit-vardeteamet').map(({ year }) => year)).toEqual([
		2023, 2024, 2025,
	]);
});

test('units register half to nearly all of their courses, two of them less than 60 %', () => {
	const totals = [...Map.groupBy(counts, ({ unit_id }) => unit_id)].map(([unit, rows]) => {
		const known = rows.reduce((sum, { year }) => sum + registered(unit, year), 0);
		return known / rows.reduce((sum, { count }) => sum + count, 0);
	});
	expect(totals).toHaveLength(registry.units.length);
	expect(Math.min(...totals)).toBeGreaterThan(0.44);
	expect(Math.max(...totals)).toBeLessThan(0.99);
	expect(totals.filter((share) => share < 0.6)).toHaveLength(2);
	expect(totals.filter((share) => share >= 0.8).length).toBeGreaterThan(12);
});

test('no source knows of fewer courses than are registered', () => {
	expect(counts.filter(({ unit_id, year, count }) => count < registered(unit_id, year))).toEqual([]);
});

test('the source is the one that the level reports to', () => {
	const levels = new Map(registry.units.map(({ id, service_level }) => [id, service_level]));
	const sources = counts.map(({ unit_id, source }) => `${levels.get(unit_id)} ${source}`);
	expect([...new Set(sources)].toSorted()).toEqual([
		'2 KPR',
		'3 KPR',
		'4 KOSTRA',
		'5.1 NPR',
		'5.2 NPR',
		'5.3 NPR',
	]);
});
