import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done } from '../../../src/lib/server/backend/answers.ts';
import type { Backend } from '../../../src/lib/server/backend/index.ts';
import {
	askBack,
	decide,
	listProjects,
	listPublicProjects,
	openProject,
	saveApplication,
	sendApplication,
} from '../../../src/lib/server/projects/index.ts';
import { readCompleteness, refreshCompleteness } from '../../../src/lib/server/variables/index.ts';
import { daysAgo } from '../../days.ts';
import { openRegistry } from '../registry.ts';
import {
	addCourses,
	addPeople,
	application,
	approvedProject,
	owner,
	people,
	sentProject,
} from './registry.ts';

let backend: Backend;
const as = (name: keyof typeof people) => backend.as(people[name]);

beforeAll(async () => {
	backend = await openRegistry();
	await addPeople(backend);
	await addCourses(backend, 1, 60);
});
afterAll(() => backend.close());

describe('an application', () => {
	it('is sent, asked back, changed, answered and approved, each step seen by both', async () => {
		const [db, coordinator] = [await as('researcher'), await as('coordinator')];
		const id = await sentProject(db);
		expect(await saveApplication(db, application(), id)).toMatchObject({
			ok: false,
			fault: 'project_has_moved_on',
		});
		expect(await askBack(coordinator, id, 'Hvorfor fylke?')).toMatchObject({ ok: true });
		expect(await saveApplication(db, application({ title: 'Etter slag, igjen' }), id)).toMatchObject({
			ok: true,
			value: id,
		});
		expect(await sendApplication(db, id, 'Fordi tilbudet er ulikt')).toMatchObject({ ok: true });
		expect(await decide(coordinator, id, true, 'I orden')).toMatchObject({ ok: true });
		const opened = await openProject(db, id);
		expect(opened).toMatchObject({
			state: 'approved',
			title: 'Etter slag, igjen',
			decider_name: 'coordinator',
		});
		expect(opened?.messages.map(({ kind }) => kind)).toEqual(['sent', 'asked', 'answered', 'approved']);
		expect(await decide(coordinator, id, false, 'Likevel ikke')).toMatchObject({
			ok: false,
			fault: 'project_has_moved_on',
		});
	});

	it('needs a reason for each quasi-identifier, an institution and a variable', async () => {
		const db = await as('researcher');
		for (const [changes, fault] of [
			[{ variables: [{ name: 'sex', reason: 'fordi' }] }, 'variable_without_reason'],
			[{ variables: [] }, 'no_variables'],
			[{ institution: '' }, 'institution_missing'],
		] as const) {
			const saved = await saveApplication(
				db,
				application({ ...changes, variables: [...(changes.variables ?? application().variables)] }),
			);
			expect(await sendApplication(db, saved.ok ? saved.value : '')).toMatchObject({ ok: false, fault });
		}
	});

	it('cannot ask for what would tell too much together, or for what is not there', async () => {
		const db = await as('researcher');
		const ask = (names: string[], date_mode: 'none' | 'shifted' = 'none') =>
			saveApplication(
				db,
				application({
					date_mode,
					variables: names.map((name) => ({ name, reason: 'Justert for i analysen' })),
				}),
			);
		expect(await ask(['year', 'quarter'])).toMatchObject({ fault: 'year_or_quarter' });
		expect(await ask(['year', 'start_date'], 'shifted')).toMatchObject({
			fault: 'shifted_dates_without_year',
		});
		expect(await ask(['start_date'])).toMatchObject({ fault: 'dates_are_not_shifted' });
		for (const name of ['national_id', 'goal_text', 'unit', 'birth_date'])
			expect(await ask([name])).toMatchObject({ fault: 'variable_unknown' });
	});

	it('is never decided by who sent it, nor by a researcher, nor past the functions', async () => {
		const own = await sentProject(await as('both'));
		expect(await decide(await as('both'), own, true, 'I orden')).toMatchObject({
			ok: false,
			fault: 'nobody_approves_the_own_project',
		});
		expect(await decide(await as('both'), own, false, 'Ikke i orden')).toMatchObject({
			ok: false,
			fault: 'nobody_approves_the_own_project',
		});
		await expect(decide(await as('other'), own, true, 'I orden')).rejects.toThrow('coordinators_only');
		const forged = (await as('both')).from('project').update({ state: 'approved' }).eq('id', own);
		await expect(done(forged)).rejects.toThrow();
		expect(await owner(backend, 'select state, decided_by from project where id = $1', [own])).toEqual([
			{ state: 'sent', decided_by: null },
		]);
	});

	it('is rejected with a reason, and not approved after its end', async () => {
		const id = await sentProject(await as('researcher'));
		expect(await decide(await as('coordinator'), id, false, ' ')).toMatchObject({ fault: 'reason_missing' });
		await owner(backend, 'update project set ends_on = $2 where id = $1', [id, daysAgo(1)]);
		expect(await decide(await as('coordinator'), id, true, 'I orden')).toMatchObject({
			fault: 'project_has_ended',
		});
		expect(await decide(await as('coordinator'), id, false, 'For sent')).toMatchObject({ ok: true });
	});

	it('is hidden from other researchers, as a draft from coordinators too, and its opening is logged', async () => {
		const db = await as('researcher');
		const draft = await saveApplication(db, application());
		const id = draft.ok ? draft.value : '';
		expect(await openProject(await as('coordinator'), id)).toBeNull();
		await sendApplication(db, id);
		expect(await openProject(await as('other'), id)).toBeNull();
		expect(await openProject(await as('coordinator'), id)).toMatchObject({ id, own: false });
		expect(
			await owner(backend, `select 1 from audit_event where action = 'project_opened' and subject = $1`, [
				id,
			]),
		).toHaveLength(1);
		expect((await listProjects(await as('other'))).every(({ own }) => own)).toBe(true);
	});

	it('is on the public list once it is approved, without who applied', async () => {
		const id = await approvedProject(backend);
		const waiting = await sentProject(await as('researcher'));
		const listed = await listPublicProjects(backend.anonymous());
		expect(listed.find((one) => one.id === id)).toMatchObject({ title: 'Etter slag', releases: [] });
		expect(listed.find((one) => one.id === waiting)).toBeUndefined();
		expect(JSON.stringify(listed)).not.toContain('"researcher"');
	});
});

describe('completeness', () => {
	it('is counted by year for anyone, and says nothing of fewer than ten', async () => {
		await refreshCompleteness(backend.service());
		const found = await readCompleteness(backend.anonymous());
		expect(new Set(found.map(({ year }) => year))).toEqual(new Set([2022, 2023]));
		expect(found.filter(({ name }) => name === 'sex').map(({ share }) => share)).toEqual([1, 1]);
		expect(found.filter(({ name }) => name === 'fim_start').map(({ share }) => share)).toEqual([null, null]);
		expect(found.every(({ courses }) => courses % 5 === 0)).toBe(true);
	});
});
