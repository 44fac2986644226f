import { describe, expect, it } from 'vitest';
import { rungNames } from './ladder.ts';
import { deidentify } from './deidentify.ts';
import { quasiIdentifiers, type ExportRow } from './exportRow.ts';
import type { Release, ReleasedRow } from './release.ts';
import { sampleRows } from './sampleRows.ts';

function released(rows: readonly ExportRow[], k?: number): Release {
	const result = deidentify(rows, { k });
	if (!result.released) throw new Error(result.reason);
	return result.release;
}

/** Different persons behind each combination of the columns; the released file does not tell, so the rows do. */
function personsBy(rows: readonly ExportRow[], release: Release, columns: readonly string[]): number[] {
	const personOf = new Map(rows.map((row) => [row.course_key, row.person_key]));
	const groups = new Map<string, Set<string>>();
	for (const row of release.rows) {
		const key = JSON.stringify(columns.map((column) => row[column] ?? null));
		groups.set(key, (groups.get(key) ?? new Set()).add(personOf.get(String(row.course_key)) ?? ''));
	}
	return [...groups.values()].map((persons) => persons.size);
}

const files = [
	[40, 1, 5],
	[300, 2, 5],
	[300, 3, 10],
	[2500, 4, 5],
	[2500, 5, 3],
	[16, 6, 5],
] as const;

describe('deidentify', () => {
	it.each(files)('leaves at least k persons in every class (%i rows, seed %i, k = %i)', (count, seed, k) => {
		const rows = sampleRows(count, seed);
		const release = released(rows, k);
		expect(Math.min(...personsBy(rows, release, quasiIdentifiers))).toBeGreaterThanOrEqual(k);
		expect(release.report.after.k).toBeGreaterThanOrEqual(k);
		expect(release.report.after.highest).toBeLessThanOrEqual(1 / k);
		expect(release.report.after.uniques).toBe(0);
	});

	it.each(files)(
		'hides each person among k for any three known things (%i rows, seed %i, k = %i)',
		(count, seed, k) => {
			const rows = sampleRows(count, seed);
			const release = released(rows, k);
			const triples = quasiIdentifiers.flatMap((a, i) =>
				quasiIdentifiers
					.slice(i + 1)
					.flatMap((b, j) => quasiIdentifiers.slice(i + j + 2).map((c) => [a, b, c])),
			);
			expect(triples).toHaveLength(35);
			for (const triple of triples) {
				expect(Math.min(...personsBy(rows, release, triple)), triple.join()).toBeGreaterThanOrEqual(k);
			}
		},
	);

	it.each(files)(
		'links courses only where k persons share the trail (%i rows, seed %i, k = %i)',
		(count, seed, k) => {
			const release = released(sampleRows(count, seed), k);
			const byPerson = Map.groupBy(release.rows, (row: ReleasedRow) => row.person_key);
			const trails = Map.groupBy(byPerson.values(), (own) =>
				JSON.stringify(own.map((row) => quasiIdentifiers.map((name) => row[name])).sort()),
			);
			const linked = [...trails.values()].filter((persons) => (persons[0]?.length ?? 0) > 1);
			for (const persons of linked) expect(persons.length).toBeGreaterThanOrEqual(k);
			expect(byPerson.size).toBeGreaterThan(0);
		},
	);

	it('gives the same file whatever the order of the rows', () => {
		const rows = sampleRows(400, 9);
		expect(released(rows.toReversed())).toEqual(released(rows));
		const keys = released(rows).rows.map((row) => String(row.course_key));
		expect(keys).toEqual(keys.toSorted());
	});

	it('does not change the rows it is given', () => {
		const rows = sampleRows(60, 3);
		const copy = structuredClone(rows);
		released(rows);
		expect(rows).toEqual(copy);
	});

	it('has the listed columns and no other', () => {
		const { columns, rows } = released(sampleRows(800, 4));
		const allowed =
			/^(course_key|person_key|county|centrality_class|sex|age_band|diagnosis_group|service_level|service_type|year|delivery|phase|waiting_days|length_days|professions|goals|goals_attained|function_improved|work_(start|end|m3|m12)|followup_m12|patient_satisfaction|(barthel20_start|barthel20_end|tug_start)(_missing)?)$/;
		expect(columns.filter((column) => !allowed.test(column))).toEqual([]);
		for (const row of rows) for (const column of columns) expect(row).toHaveProperty(column);
	});

	it('keeps what it need not change', () => {
		const [first] = sampleRows(1);
		if (!first) throw new Error('one row');
		const rows = Array.from({ length: 20 }, (_, index) => ({
			...first,
			course_key: `C${index}`,
			person_key: `P${index}`,
		}));
		const { report, rows: table } = released(rows);
		expect(report.steps).toEqual([]);
		expect(report).toMatchObject({ rowsAfter: 20, suppressed: 0, dropped: 0, unlinked: 0 });
		expect(table[0]).toMatchObject({
			county: first.county,
			age_band: first.age_band,
			year: String(first.year),
		});
	});

	it('counts persons, not courses: many courses of one person hide nobody', () => {
		const [first] = sampleRows(1);
		if (!first) throw new Error('one row');
		const ordinary = Array.from({ length: 30 }, (_, index) => ({
			...first,
			course_key: `C${index}`,
			person_key: `P${index}`,
		}));
		const rare = Array.from({ length: 8 }, (_, index) => ({
			...first,
			course_key: `D${index}`,
			person_key: 'same',
			age_band: '0-17' as const,
		}));
		const { report, rows } = released([...ordinary, ...rare]);
		expect(report.before).toMatchObject({ k: 1, uniques: 1 });
		expect(new Set(rows.map((row) => row.age_band)).size).toBe(1);
	});

	it('suppresses a lone row rather than coarsening the file, and drops it where nobody shares its fate', () => {
		const [first] = sampleRows(1);
		if (!first) throw new Error('one row');
		const rows = Array.from({ length: 100 }, (_, index) => ({
			...first,
			course_key: `C${index}`,
			person_key: `P${index}`,
			sex: index < 1 ? ('unknown' as const) : ('female' as const),
		}));
		expect(released(rows).report).toMatchObject({ steps: [], suppressed: 0, dropped: 1, rowsAfter: 99 });
	});

	it('never tells by the service type what it left out of the service level', () => {
		const release = released(sampleRows(2500, 4));
		const coarse = release.rungs.service_level > 0;
		expect(release.columns.includes('service_type')).toBe(!coarse);
		expect(release.rows.filter((row) => row.service_level === null && row.service_type !== null)).toEqual([]);
	});

	it('codes extreme days and open-ended measures', () => {
		const { rows, report } = released(sampleRows(800, 4));
		const numbers = (column: string) =>
			rows.map((row) => row[column]).filter((value) => typeof value === 'number');
		expect(Math.max(...numbers('waiting_days'))).toBe(365);
		const longest = Math.max(...numbers('tug_start'));
		expect(numbers('tug_start').filter((value) => value === longest).length).toBeGreaterThanOrEqual(5);
		expect(report.limits.map(({ column }) => column)).toEqual(['waiting_days', 'length_days', 'tug_start']);
	});

	it('refuses what is too little to hide in', () => {
		const rows = sampleRows(9, 1);
		expect(deidentify(rows)).toEqual({ released: false, reason: 'too_few_persons', needed: 10 });
		expect(deidentify([])).toMatchObject({ released: false });
		expect(() => deidentify(rows, { k: 1 })).toThrow(/^k must be/);
		expect(() => deidentify(rows, { tolerated: 2 })).toThrow(/^tolerated must be/);
	});

	it('reports every step by a name of the ladder', () => {
		const { report, rungs } = released(sampleRows(2500, 4));
		expect(report.steps.length).toBeGreaterThan(0);
		for (const { column, rung } of report.steps) {
			const names: readonly string[] = rungNames[column];
			expect(names.slice(1, rungs[column] + 1)).toContain(rung);
		}
		expect(report.before.uniques).toBeGreaterThan(report.after.uniques);
	});
});
