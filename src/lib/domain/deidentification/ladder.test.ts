import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { counties, regions } from './counties.ts';
import { codeColumns } from './columns.ts';
import { quasiIdentifiers } from './exportRow.ts';
import { ladderFor, rungNames } from './ladder.ts';
import { sampleRows } from './sampleRows.ts';

const rows = sampleRows(1500, 7);
const columns = codeColumns(rows);

describe('the generalisation ladder', () => {
	it.each(quasiIdentifiers)('of %s has a name for every rung, from registered to dropped', (name) => {
		expect(columns[name]).toHaveLength(rungNames[name].length);
		expect(rungNames[name].at(0)).toBe('registered');
		expect(rungNames[name].at(-1)).toBe('dropped');
		expect(columns[name].at(-1)?.values).toEqual([null]);
	});

	it.each(quasiIdentifiers)('of %s only ever joins values', (name) => {
		columns[name].forEach((rung, index) => {
			const next = columns[name][index + 1];
			if (!next) return expect(rung.values).toEqual([null]);
			const image = new Map<number, number>();
			rung.codes.forEach((code, row) => {
				const to = next.codes[row] ?? -1;
				expect(image.get(code) ?? to).toBe(to);
				image.set(code, to);
			});
		});
	});

	it('coarsens in the field’s terms', () => {
		const at = (name: (typeof quasiIdentifiers)[number], rung: number, value: string) =>
			ladderFor(rows)[name][rung]?.(value);
		expect(at('county', 1, 'county-46')).toBe('region-vest');
		expect(at('age_band', 1, '50-59')).toBe('40-59');
		expect(at('age_band', 2, '60-69')).toBe('60+');
		expect(at('centrality_class', 1, '4')).toBe('3_4');
		expect(at('service_level', 1, '5.2')).toBe('specialised');
		expect(at('year', 1, '2025')).toBe('2024-2025');
		expect(() => at('county', 1, 'county-99')).toThrow(RangeError);
		expect(() => at('age_band', 1, '42')).toThrow(RangeError);
	});

	it('knows the counties and regions of the database', () => {
		const file = new URL(
			'../../../../supabase/migrations/20260101000400_reference_organisations.sql',
			import.meta.url,
		);
		const sql = readFileSync(file, 'utf8');
		const organisations = [...sql.matchAll(/\('([^']+)', '(region|county)', '([^']+)', 'nation'\)/g)];
		const named = Object.fromEntries(organisations.map(([, id, , name]) => [id, name]));
		const ours = Object.entries(counties).map(([id, { name }]) => [id, name]);
		expect({ ...regions, ...Object.fromEntries(ours) }).toEqual(named);

		const parents = new Map(
			[...sql.matchAll(/\('(municipality-\d+)', 'municipality', '.+', '(county-\d+)'\)/g)].map(
				([, id, county]) => [id, county ?? ''],
			),
		);
		const lies = [...sql.matchAll(/\('(municipality-\d+)', '\d+', '.+?', '(region-[a-z-]+)'/g)];
		expect(lies).toHaveLength(357);
		for (const [, id, region] of lies) expect(counties[parents.get(id) ?? '']?.region, id).toBe(region);
	});
});
