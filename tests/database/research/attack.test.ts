/** Attackers: what somebody finds who knows persons from elsewhere, or who has every release of a project. */
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../src/lib/server/backend/index.ts';
import { ladderOf } from '../../../src/lib/domain/deidentification/index.ts';
import {
	listReleases,
	openDownload,
	readRelease,
	requestRelease,
} from '../../../src/lib/server/releases/index.ts';
import { writeRelease } from '../../../src/lib/server/releaseFiles/index.ts';
import { daysAgo } from '../../days.ts';
import { openRegistry } from '../registry.ts';
import {
	addCourses,
	addPeople,
	approvedProject,
	linesOf,
	makeRelease,
	owner,
	people,
	work,
	type Line,
} from './registry.ts';

const quasi = ['sex', 'age_band', 'county', 'diagnosis_group', 'service_level', 'year', 'delivery'];
const triples = quasi.flatMap((a, i) =>
	quasi.slice(i + 1).flatMap((b, j) => quasi.slice(i + j + 2).map((c) => [a, b, c])),
);
const k = 5;
const ceiling = 0.2;

let backend: Backend;

/** What the attacker knows: every person's true values, finer than any file has them, by course. */
interface Known {
	person: string;
	course: string;
	values: Record<string, string>;
}

async function everybody(): Promise<Known[]> {
	const rows = await owner<Record<string, string>>(
		backend,
		`select c.person_id as person, c.id as course, f.sex, private.five_year_band(f.age) as age_band, m.parent_id as county, f.diagnosis_group, f.service_level, f.year::text as year, f.delivery
			from course c join course_fact f on f.course_id = c.id join organisation m on m.id = f.residence_municipality_id`,
	);
	return rows.map(({ person = '', course = '', ...values }) => ({ person, course, values }));
}

interface File {
	lines: Line[];
	/** How far each quasi-identifier was generalised: it stands in the report, which the attacker reads. */
	rungs: Map<string, number>;
	/** Whose row is whose: what the attacker wants to find out. */
	truth: Map<string, Known>;
}

async function fileOf(release: string): Promise<File> {
	const { report, project_id } = (await readRelease(await backend.as(people.researcher), release)) ?? {};
	const known = new Map((await everybody()).map((one) => [one.course, one]));
	const keys = await owner<{ key: string; course: string }>(
		backend,
		'select course_key as key, course_id as course from private.project_course where project_id = $1 and course_id is not null',
		[project_id],
	);
	return {
		lines: await linesOf(backend, release),
		rungs: new Map((report?.levels ?? []).map(({ name, rung }) => [name, rung])),
		truth: new Map(
			keys.flatMap(({ key, course }) => (known.has(course) ? [[key, known.get(course)]] : [])) as [
				string,
				Known,
			][],
		),
	};
}

/** Rows that fit what is known of a person: as it stands in the file, or not told. */
function fits(
	line: Line,
	values: Record<string, string>,
	names: readonly string[],
	rungs: File['rungs'],
): boolean {
	return names.every((name) => {
		const told = line[name];
		return (
			told === undefined ||
			told === -98 ||
			told === ladderOf(name).rungs[rungs.get(name) ?? 0]?.of(values[name] ?? '')
		);
	});
}

/** The smallest number of different persons that any one person hides among, over those whose row is in the file. */
function smallestCrowd({ lines, rungs, truth }: File, names: readonly string[]): number {
	const groups = Map.groupBy(lines, (line) => JSON.stringify(names.map((name) => line[name] ?? null)));
	const personsOf = new Map(
		[...groups].map(([key, rows]) => [
			key,
			new Set(rows.map((row) => truth.get(String(row.course_key))?.person)),
		]),
	);
	const examples = [...groups].map(([key, rows]) => ({
		row: rows[0] ?? {},
		persons: personsOf.get(key) ?? new Set(),
	}));
	let smallest = Infinity;
	const seen = new Map<string, number>();
	for (const line of lines) {
		const values = truth.get(String(line.course_key))?.values;
		if (!values) continue;
		const key = names.map((name) => values[name]).join();
		let crowd = seen.get(key);
		if (crowd === undefined) {
			const found = new Set<unknown>();
			for (const { row, persons } of examples)
				if (fits(row, values, names, rungs)) for (const person of persons) found.add(person);
			crowd = found.size;
			seen.set(key, crowd);
		}
		smallest = Math.min(smallest, crowd);
	}
	return smallest;
}

beforeAll(async () => {
	backend = await openRegistry();
	await addPeople(backend);
});
afterAll(() => backend.close());

beforeEach(async () => {
	await owner(backend, 'truncate person, course, release, project cascade');
	await addCourses(backend, 1, 800);
});

describe('somebody who knows three quasi-identifiers of every person', () => {
	it('singles nobody out: at most the share of the ceiling is pointed at rightly', async () => {
		const file = await fileOf(await makeRelease(backend, await approvedProject(backend)));
		expect(file.lines.length).toBeGreaterThan(700);
		expect(triples).toHaveLength(35);
		for (const triple of triples) {
			const crowd = smallestCrowd(file, triple);
			expect(crowd, triple.join()).toBeGreaterThanOrEqual(k);
			expect(1 / crowd, triple.join()).toBeLessThanOrEqual(ceiling);
		}
	});

	it('singles nobody out by all of them either', async () => {
		const file = await fileOf(await makeRelease(backend, await approvedProject(backend)));
		expect(smallestCrowd(file, quasi)).toBeGreaterThanOrEqual(k);
	});

	it('and how many courses a person has, and what each is, points at no person key', async () => {
		const { lines, truth } = await fileOf(await makeRelease(backend, await approvedProject(backend)));
		const byKey = Map.groupBy(lines, (line) => line.person_key);
		const trails = Map.groupBy(byKey.values(), (rows) =>
			JSON.stringify(rows.map((row) => JSON.stringify(quasi.map((name) => row[name]))).sort()),
		);
		expect(Math.max(...[...byKey.values()].map((rows) => rows.length))).toBeGreaterThan(1);
		for (const same of trails.values()) {
			expect(
				new Set(same.flat().map((row) => truth.get(String(row.course_key))?.person)).size,
			).toBeGreaterThanOrEqual(k);
		}
	});
});

describe('somebody who has every release of a project', () => {
	async function withdraw(count: number): Promise<string[]> {
		const gone = await owner<{ id: string; person_id: string }>(
			backend,
			`update course set status = 'withdrawn' where id in (select id from course where status = 'completed' order by md5(id::text) limit $1) returning id, person_id`,
			[count],
		);
		return gone.map(({ person_id }) => person_id);
	}

	it('learns of new courses only that k of them came together', async () => {
		const project = await approvedProject(backend);
		const first = await fileOf(await makeRelease(backend, project));
		await addCourses(backend, 801, 1100);
		const second = await fileOf(await makeRelease(backend, project));
		const before = new Map(first.lines.map((line) => [line.course_key, line]));
		const added = second.lines.filter((line) => !before.has(line.course_key ?? null));
		expect(added.length).toBeGreaterThan(100);
		expect(smallestCrowd({ ...second, lines: added }, quasi)).toBeGreaterThanOrEqual(k);
		for (const line of second.lines) {
			const same = before.get(line.course_key ?? null);
			if (same) for (const name of [...quasi, 'person_key']) expect(line[name]).toBe(same[name]);
		}
	});

	it('does not learn from one new person', async () => {
		const project = await approvedProject(backend);
		const first = await makeRelease(backend, project);
		await addCourses(backend, 801, 801);
		const second = await makeRelease(backend, project);
		expect(await linesOf(backend, second)).toEqual(await linesOf(backend, first));
	});

	it('sees a group leave, not the person who was withdrawn', async () => {
		const project = await approvedProject(backend);
		const id = await makeRelease(backend, project);
		const before = await fileOf(id);
		const [person = ''] = await withdraw(1);
		expect(await readRelease(await backend.as(people.researcher), id)).toMatchObject({ state: 'withdrawn' });
		expect(await owner(backend, 'select 1 from private.release_piece where release_id = $1', [id])).toEqual(
			[],
		);
		expect(
			await openDownload(() => backend.as(people.researcher), id, { range: null, ifRange: null }),
		).toEqual({ ok: false, reason: 'not_ready' });
		await work(backend);
		const [revised] = await listReleases(await backend.as(people.researcher), project);
		expect(revised).toMatchObject({ state: 'ready', number: 1, revision: 2 });
		const after = await fileOf(revised?.id ?? '');
		const left = new Set(after.lines.map((line) => line.course_key));
		const gone = before.lines.filter((line) => !left.has(line.course_key ?? null));
		const persons = new Set(gone.map((line) => before.truth.get(String(line.course_key))?.person));
		expect(persons).toContain(person);
		expect(persons.size).toBeGreaterThanOrEqual(k);
		expect(new Set(gone.map((line) => JSON.stringify(quasi.map((name) => line[name])))).size).toBe(
			new Set(gone.map((line) => JSON.stringify(quasi.map((name) => line[name])))).size,
		);
		expect(smallestCrowd({ ...before, lines: gone }, quasi)).toBeGreaterThanOrEqual(k);
		expect(smallestCrowd(after, quasi)).toBeGreaterThanOrEqual(k);
	});

	it('singles nobody out by any pair of releases, with courses coming and going between them', async () => {
		const project = await approvedProject(backend);
		const files = [await fileOf(await makeRelease(backend, project))];
		for (let round = 0; round < 3; round += 1) {
			await withdraw(3);
			await addCourses(backend, 1000 + round * 200, 1000 + round * 200 + 150);
			await work(backend);
			files.push(await fileOf(await makeRelease(backend, project)));
		}
		for (const [at, one] of files.entries()) {
			for (const other of files.slice(at + 1)) {
				for (const [from, to] of [
					[one, other],
					[other, one],
				] as const) {
					const there = new Set(to.lines.map((line) => line.course_key));
					const difference = from.lines.filter((line) => !there.has(line.course_key ?? null));
					if (difference.length > 0)
						expect(
							smallestCrowd({ ...from, lines: difference, truth: one.truth }, quasi),
						).toBeGreaterThanOrEqual(k);
				}
			}
		}
		for (const file of files.slice(-1)) expect(smallestCrowd(file, quasi)).toBeGreaterThanOrEqual(k);
	});

	it('gets an erased person’s file no more, also when nobody asks for it', async () => {
		const project = await approvedProject(backend);
		const id = await makeRelease(backend, project);
		await owner(
			backend,
			`delete from course where id = (select course_id from private.project_course where project_id = $1 order by course_key limit 1)`,
			[project],
		);
		expect(await readRelease(await backend.as(people.researcher), id)).toMatchObject({ state: 'withdrawn' });
		const left = await owner<{ because: string; n: number }>(
			backend,
			`select left_because as because, count(*)::int as n from private.project_course where project_id = $1 and left_at is not null group by 1`,
			[project],
		);
		expect(left.find(({ because }) => because === 'withdrawn')?.n).toBe(1);
		expect(left.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(k);
	});

	it('gets no revision after the end of the project', async () => {
		const project = await approvedProject(backend);
		const id = await makeRelease(backend, project);
		await owner(backend, 'update project set ends_on = $2 where id = $1', [project, daysAgo(1)]);
		await withdraw(1);
		expect(await owner(backend, 'select state from release where project_id = $1', [project])).toEqual([
			{ state: 'withdrawn' },
		]);
		expect(await owner(backend, 'select 1 from private.release_piece where release_id = $1', [id])).toEqual(
			[],
		);
	});
});

describe('somebody who reads the files', () => {
	it('finds no national id, name, date of birth, exact date, unit, own number, free text, or key of another project', async () => {
		const other = await approvedProject(backend);
		await makeRelease(backend, other);
		const project = await approvedProject(backend);
		const asked = await requestRelease(await backend.as(people.researcher), project, {
			formats: ['csv', 'parquet', 'sav'],
			labels: true,
			language: 'nb',
		});
		if (!asked.ok) throw new Error(asked.reason);
		await work(backend, writeRelease);
		const download = await openDownload(() => backend.as(people.researcher), asked.id, {
			range: null,
			ifRange: null,
		});
		if (!download.ok) throw new Error(download.reason);
		const files = unzipSync(new Uint8Array(await new Response(download.body).arrayBuffer()));
		expect(Object.keys(files).length).toBeGreaterThan(5);
		const secrets = await owner<{ secret: string }>(
			backend,
			`select birth_date::text as secret from person union select c.start_date::text from course c union select c.end_date::text from course c
				union select c.id::text from course c union select p.id::text from person p union select local_id from course
				union select course_key from private.project_course where project_id = $1 union select person_key from private.project_course where project_id = $1
				union select unnest(array['Hemmelig mål', 'Kari', 'Hemmelig enhet', 'unit-secret', 'HMLG', 'municipality-', 'hemmelig-hmac', 'hemmelig-chiffer'])`,
			[other],
		);
		expect(secrets.length).toBeGreaterThan(2000);
		for (const [name, bytes] of Object.entries(files)) {
			const text = Buffer.from(bytes).toString('latin1') + Buffer.from(bytes).toString('utf8');
			expect(
				secrets.map(({ secret }) => secret).filter((secret) => text.includes(secret)),
				name,
			).toEqual([]);
			// The hashes and keys of the files hold digits too: a national id stands alone.
			expect(
				text.replace(/[0-9a-f]{32,64}/gi, '').match(/(?<![0-9a-fA-F.])[0-3]\d[01]\d{8}(?![0-9a-fA-F])/g),
				name,
			).toBeNull();
		}
		const data = Buffer.from(
			files[Object.keys(files).find((name) => name.endsWith('.csv')) ?? ''] ?? [],
		).toString('utf8');
		expect(data.length).toBeGreaterThan(10_000);
		expect(data).not.toMatch(/\d{4}-\d{2}-\d{2}/);
	});
});
