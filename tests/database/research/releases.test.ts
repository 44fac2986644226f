import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportVariables } from '../../../src/lib/domain/exportVariables/index.ts';
import { DatabaseError, done } from '../../../src/lib/server/backend/answers.ts';
import type { Backend } from '../../../src/lib/server/backend/index.ts';
import {
	cancelRelease,
	listReleases,
	openDownload,
	readDisclosure,
	readRelease,
	requestDisclosure,
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
	linesWriter,
	makeRelease,
	owner,
	people,
	sentProject,
	variables,
	work,
} from './registry.ts';

let backend: Backend;
const request = { formats: ['csv' as const], labels: false, language: 'nb' as const };
const researcher = () => backend.as(people.researcher);
const whole = { range: null, ifRange: null };

async function bytesOf(id: string, range: string | null = null): Promise<Uint8Array> {
	const download = await openDownload(researcher, id, { range, ifRange: null });
	if (!download.ok) throw new Error(download.reason);
	return new Uint8Array(await new Response(download.body).arrayBuffer());
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
	backend = await openRegistry();
	await addPeople(backend);
	await addCourses(backend, 1, 600);
});
afterAll(() => backend.close());

describe('the catalogue and the database', () => {
	it('have the same variables, of the same strength', async () => {
		const rows = await owner<{ name: string; strength: string; kind: string }>(
			backend,
			'select name, strength, kind from private.export_variable',
		);
		const kinds = { integer: 'number', number: 'number', code: 'text', boolean: 'boolean', date: 'date' };
		const known = exportVariables.map(({ name, strength, type }) => ({ name, strength, kind: kinds[type] }));
		const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
		expect(rows.sort(byName)).toEqual(known.sort(byName));
	});

	it('can draw every one of them, in every format', async () => {
		const all = exportVariables.filter(
			({ name, type }) => name !== 'quarter' && name !== 'course_key' && type !== 'date',
		);
		const project = await approvedProject(backend, {
			variables: all.map(({ name }) => ({ name, reason: 'Justert for i analysen' })),
		});
		const asked = await requestRelease(await researcher(), project, {
			formats: ['csv', 'parquet', 'sav'],
			labels: true,
			language: 'nb',
		});
		if (!asked.ok) throw new Error(asked.reason);
		await work(backend, writeRelease);
		const release = await readRelease(await researcher(), asked.id);
		expect(release).toMatchObject({ state: 'ready', refusal: null });
		const bytes = await bytesOf(asked.id);
		expect(sha256(bytes)).toBe(release?.sha256);
		const files = unzipSync(bytes);
		expect(Object.keys(files).sort()).toEqual((release?.files ?? []).map(({ name }) => name).sort());
		for (const { name, sha256: told } of release?.files ?? [])
			expect(sha256(files[name] ?? new Uint8Array())).toBe(told);
	});
});

describe('a release', () => {
	it('has at least k persons in every class, and says so', async () => {
		const id = await makeRelease(backend, await approvedProject(backend));
		const release = await readRelease(await researcher(), id);
		expect(release).toMatchObject({ state: 'ready', number: 1, revision: 1, rows: 600, persons: 480 });
		expect(release?.report).toMatchObject({ k: 5, rows: { population: 600 } });
		expect(release?.report?.after.prosecutor.highest).toBeLessThanOrEqual(0.2);
		expect(release?.report?.before.uniques).toBeGreaterThan(0);
		expect(
			release?.report?.utility.find(({ start }) => start === 'barthel20_start')?.before.effect,
		).toBeGreaterThan(0);
	});

	it('codes extreme numbers, and gives why a value is missing', async () => {
		const id = await makeRelease(backend, await approvedProject(backend));
		const lines = await linesOf(backend, id);
		expect(Math.max(...lines.map((line) => Number(line.tug_start)))).toBeLessThan(400);
		expect(lines.filter((line) => line.barthel20_end === -92).length).toBeGreaterThan(5);
		const keys = lines.map((line) => String(line.course_key));
		expect(keys).toEqual(keys.toSorted());
	});

	it('has keys of its own project alone, which stay in the next release', async () => {
		const [one, two] = [await approvedProject(backend), await approvedProject(backend)];
		const keysOf = async (id: string) =>
			(await linesOf(backend, id)).map((line) => `${line.course_key} ${line.person_key}`);
		const first = await keysOf(await makeRelease(backend, one));
		expect(await keysOf(await makeRelease(backend, one))).toEqual(first);
		const other = new Set((await keysOf(await makeRelease(backend, two))).flatMap((keys) => keys.split(' ')));
		expect(first.flatMap((keys) => keys.split(' ')).filter((key) => other.has(key))).toEqual([]);
	});

	it('moves dates by a secret of the person that keeps intervals', async () => {
		const dated = [
			...variables.filter(({ name }) => name !== 'year'),
			{ name: 'start_date', reason: null },
			{ name: 'end_date', reason: null },
		];
		const id = await makeRelease(
			backend,
			await approvedProject(backend, { date_mode: 'shifted', variables: dated }),
		);
		const lines = await linesOf(backend, id);
		const day = (value: unknown) => Date.parse(String(value)) / 86_400_000;
		const found = await owner<{ key: string; start: string; length: number }>(
			backend,
			`select g.course_key as key, c.start_date::text as start, c.end_date - c.start_date as length from private.project_course g join course c on c.id = g.course_id`,
		);
		const real = new Map(found.map((row) => [row.key, row]));
		const shifts = new Map<unknown, Set<number>>();
		for (const line of lines) {
			const course = real.get(String(line.course_key));
			const shift = day(line.start_date) - day(course?.start);
			expect(day(line.end_date) - day(line.start_date)).toBe(course?.length);
			expect(shift).not.toBe(0);
			expect(Math.abs(shift)).toBeLessThanOrEqual(182);
			shifts.set(line.person_key, (shifts.get(line.person_key) ?? new Set()).add(shift));
		}
		expect([...shifts.values()].every((days) => days.size === 1)).toBe(true);
		expect(new Set([...shifts.values()].flatMap((days) => [...days])).size).toBeGreaterThan(100);
	});

	it('is refused where there are too few, and what was given before stays', async () => {
		const project = await approvedProject(backend, { diagnosis_groups: ['cfs_me'] });
		const id = await makeRelease(backend, project);
		expect(await readRelease(await researcher(), id)).toMatchObject({
			state: 'refused',
			refusal: 'too_few_persons',
			rows: null,
		});
		expect(
			await owner(backend, 'select 1 from private.project_course where project_id = $1', [project]),
		).toEqual([]);
	});

	it('needs more persons in a class for a lower ceiling', async () => {
		const id = await makeRelease(backend, await approvedProject(backend, { risk_ceiling: 0.05 }));
		const release = await readRelease(await researcher(), id);
		expect(release?.report?.k).toBe(20);
		expect(release?.report?.after.smallest).toBeGreaterThanOrEqual(20);
	});

	it('has diverse sensitive values in every class where that is asked', async () => {
		const id = await makeRelease(backend, await approvedProject(backend, { l: 3 }));
		const lines = await linesOf(backend, id);
		const quasi = variables.slice(0, 6).map(({ name }) => name);
		const classes = Map.groupBy(lines, (line) =>
			JSON.stringify([...quasi, 'delivery'].map((name) => line[name] ?? null)),
		);
		for (const rows of classes.values())
			expect(new Set(rows.map((row) => row.work_start)).size).toBeGreaterThanOrEqual(3);
	});
});

describe('the file', () => {
	it('is the same each time, whole or in parts, and each taking out is logged with its hash', async () => {
		const project = await approvedProject(backend);
		const asked = await requestRelease(await researcher(), project, {
			formats: ['csv', 'sav'],
			labels: false,
			language: 'en',
		});
		if (!asked.ok) throw new Error(asked.reason);
		await work(backend, writeRelease);
		const first = await bytesOf(asked.id);
		await owner(backend, `update measurement set value = 3 where value = 4`);
		expect(Buffer.from(await bytesOf(asked.id)).equals(first)).toBe(true);
		const half = Math.floor(first.length / 2);
		const [one, two] = [
			await bytesOf(asked.id, `bytes=0-${half - 1}`),
			await bytesOf(asked.id, `bytes=${half}-`),
		];
		expect(Buffer.concat([one, two]).equals(first)).toBe(true);
		expect(Buffer.from(await bytesOf(asked.id, 'bytes=-7')).equals(first.subarray(-7))).toBe(true);
		const beyond = await openDownload(researcher, asked.id, {
			range: `bytes=${first.length}-`,
			ifRange: null,
		});
		expect(beyond).toEqual({ ok: false, reason: 'range', bytes: first.length });
		const logged = await owner<{ action: string; detail: { sha256: string } }>(
			backend,
			`select action, detail from audit_event where subject = $1 and action like 'release_%' order by id`,
			[project],
		);
		expect(logged.map(({ action }) => action).slice(0, 4)).toEqual([
			'release_requested',
			'release_built',
			'release_downloaded',
			'release_downloaded',
		]);
		expect(
			logged
				.filter(({ action }) => action !== 'release_requested')
				.every(({ detail }) => detail.sha256 === sha256(first)),
		).toBe(true);
	});

	it('starts anew for whoever began with another revision', async () => {
		const id = await makeRelease(backend, await approvedProject(backend));
		const download = await openDownload(researcher, id, { range: 'bytes=10-', ifRange: '"another"' });
		expect(download).toMatchObject({ ok: true, status: 200 });
	});

	it('is made the same again by a process that takes over', async () => {
		const project = await approvedProject(backend);
		const asked = await requestRelease(await researcher(), project, request);
		if (!asked.ok) throw new Error(asked.reason);
		const stopping = new AbortController();
		const { workOnReleases } = await import('../../../src/lib/server/releases/run.ts');
		await workOnReleases({ backend }, stopping.signal, async function* (content) {
			for await (const page of content.rows()) {
				if (page.length > 0) stopping.abort();
				yield new Uint8Array(3 * 1024 * 1024);
			}
			throw new Error('was not stopped');
		});
		expect(await readRelease(await researcher(), asked.id)).toMatchObject({ state: 'queued' });
		const given = await owner(
			backend,
			'select course_key from private.project_course where project_id = $1 order by 1',
			[project],
		);
		expect(given).toHaveLength(600);
		await work(backend);
		expect(await readRelease(await researcher(), asked.id)).toMatchObject({ state: 'ready', rows: 600 });
		expect(
			await owner(backend, 'select course_key from private.project_course where project_id = $1 order by 1', [
				project,
			]),
		).toEqual(given);
		expect((await linesOf(backend, asked.id)).map(({ course_key }) => ({ course_key }))).toEqual(given);
		expect(
			await owner(backend, 'select 1 from private.release_page where release_id = $1', [asked.id]),
		).toEqual([]);
	});

	it('leaves nothing behind when it is cancelled', async () => {
		const project = await approvedProject(backend);
		const asked = await requestRelease(await researcher(), project, request);
		if (!asked.ok) throw new Error(asked.reason);
		await work(backend, async function* (content) {
			yield new Uint8Array(1);
			await cancelRelease(await researcher(), asked.id);
			return yield* linesWriter(content);
		});
		expect(await readRelease(await researcher(), asked.id)).toMatchObject({
			state: 'cancelled',
			sha256: null,
		});
		for (const table of ['release_piece', 'release_page']) {
			expect(
				await owner(backend, `select 1 from private.${table} where release_id = $1`, [asked.id]),
			).toEqual([]);
		}
		expect(
			await owner(backend, 'select 1 from private.project_course where project_id = $1', [project]),
		).toEqual([]);
		expect(await cancelRelease(await researcher(), asked.id)).toBe(false);
	});

	it('cannot be changed once it is ready, not even by the owner of the database', async () => {
		const id = await makeRelease(backend, await approvedProject(backend));
		await expect(owner(backend, 'update release set rows = 1 where id = $1', [id])).rejects.toThrow(
			'release_is_fixed',
		);
		await expect(owner(backend, `update release set state = 'queued' where id = $1`, [id])).rejects.toThrow(
			'release_is_fixed',
		);
	});
});

describe('rights', () => {
	it('give a release to the researcher whose project it is, and to nobody else', async () => {
		const project = await approvedProject(backend);
		const id = await makeRelease(backend, project);
		for (const person of [people.other, people.coordinator, people.both]) {
			expect(await openDownload(() => backend.as(person), id, whole)).toEqual({
				ok: false,
				reason: 'not_found',
			});
			expect(await requestRelease(await backend.as(person), project, request)).toEqual({
				ok: false,
				reason: 'not_approved',
			});
		}
		await expect(openDownload(async () => backend.anonymous(), id, whole)).rejects.toThrow(DatabaseError);
		expect(await listReleases(await backend.as(people.other), project)).toEqual([]);
		expect(await listReleases(await backend.as(people.coordinator), project)).toHaveLength(1);
		expect(await openDownload(researcher, id, whole)).toMatchObject({ ok: true });
	});

	it('give nothing before approval or after the end', async () => {
		const waiting = await sentProject(await researcher());
		expect(await requestRelease(await researcher(), waiting, request)).toEqual({
			ok: false,
			reason: 'not_approved',
		});
		const project = await approvedProject(backend);
		const id = await makeRelease(backend, project);
		const late = await requestRelease(await researcher(), project, request);
		await owner(backend, 'update project set ends_on = $2 where id = $1', [project, daysAgo(1)]);
		expect(await openDownload(researcher, id, whole)).toEqual({ ok: false, reason: 'not_found' });
		expect(await requestRelease(await researcher(), project, request)).toEqual({
			ok: false,
			reason: 'not_approved',
		});
		// Asked for in time, drawn too late.
		await work(backend);
		expect(await readRelease(await researcher(), late.ok ? late.id : '')).toMatchObject({
			state: 'failed',
			refusal: 'project_not_approved',
		});
	});

	it('give nothing to a researcher who is no longer active', async () => {
		const id = await makeRelease(backend, await approvedProject(backend));
		await owner(backend, 'update account set active = false where id = $1', [people.researcher]);
		expect(await openDownload(researcher, id, whole)).toEqual({ ok: false, reason: 'not_found' });
		await owner(backend, 'update account set active = true where id = $1', [people.researcher]);
		expect(await openDownload(researcher, id, whole)).toMatchObject({ ok: true });
	});

	it('keep the work of the job to the job', async () => {
		for (const person of [people.researcher, people.coordinator]) {
			const db = await backend.as(person);
			const id = '00000000-0000-4000-8000-000000000000';
			for (const [name, parameters] of [
				['claim_draw', { p_worker: id }],
				['prepare_draw', { p_draw: id, p_project: id, p_sensitive: {} }],
				['draw_patterns', { p_draw: id, p_after: 0, p_limit: 1 }],
				['read_release_page', { p_release: id, p_worker: id, p_number: 0 }],
			] as const) {
				await expect(done(db.rpc(name, parameters)), name).rejects.toThrow(/permission denied/);
			}
		}
	});
});

describe('the disclosure report of an application', () => {
	it('is what a release would be, for a coordinator, and gives nothing', async () => {
		const project = await sentProject(await researcher());
		const db = await backend.as(people.coordinator);
		await requestDisclosure(db, project);
		expect(await readDisclosure(db, project)).toMatchObject({ state: 'computing' });
		await work(backend);
		const found = await readDisclosure(db, project);
		expect(found).toMatchObject({ state: 'ready', report: { k: 5, rows: { population: 600 } } });
		expect(
			await owner(backend, 'select 1 from private.project_course where project_id = $1', [project]),
		).toEqual([]);
		expect(await owner(backend, 'select 1 from private.draw_course where draw_id = $1', [project])).toEqual(
			[],
		);
		expect(await readDisclosure(await researcher(), project)).toBeNull();
		await expect(requestDisclosure(await researcher(), project)).rejects.toThrow('coordinators_only');
	});

	it('says why there would be none', async () => {
		const project = await sentProject(await researcher(), { diagnosis_groups: ['cfs_me'] });
		const db = await backend.as(people.coordinator);
		await requestDisclosure(db, project);
		await work(backend);
		expect(await readDisclosure(db, project)).toMatchObject({ state: 'refused', reason: 'too_few_persons' });
	});
});
