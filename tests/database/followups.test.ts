import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerSchema, type FollowupAnswer } from '../../src/lib/domain/followup/answer.ts';
import * as followups from '../../src/lib/server/followups/index.ts';
import * as links from '../../src/lib/server/followups/links.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { sha256 } from '../../src/lib/server/backend/tokens.ts';
import { differences, none } from './facts.ts';
import { clientOf, empty, everyone, ids, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
let clinician: Database;
let colleague: Database;
let patient: Database;

const run = (sql: string) => ownerOf(backend).run(sql);

async function row(sql: string): Promise<Record<string, unknown> | undefined> {
	return (await ownerOf(backend).query<Record<string, unknown>>(sql))[0];
}

beforeAll(async () => {
	backend = await openRegistry();
});
beforeEach(async () => {
	// The course of the first unit ended twelve months ago, and nobody has asked yet.
	await run(`${empty} ${setUp}
		delete from followup; delete from satisfaction; delete from followup_attempt; delete from followup_answer; delete from followup_link;
		update course set start_date = current_date - 400, end_date = (current_date - interval '12 months')::date where id = '${ids.course}'`);
	clinician = await clientOf(backend, 'clinician');
	colleague = await clientOf(backend, 'colleague');
	patient = backend.anonymous();
});
afterAll(() => backend.close());

const given = (typed: Record<string, string>): FollowupAnswer => answerSchema.parse(typed);
const whole = given({
	work_state: 'graded_sick_leave',
	work_percent: '50',
	eq_vas: '72',
	goals_kept: 'partly',
	satisfaction: '4',
});
const today = `(now() at time zone 'Europe/Oslo')::date::text`;

async function newLink(): Promise<string> {
	const link = await links.create(clinician, ids.course);
	if (!link) throw new Error('no link');
	return link.token;
}

const endedOn = (sql: string) =>
	run(
		`update course set end_date = (${sql})::date, start_date = (${sql})::date - 30 where id = '${ids.course}'`,
	);

describe('a link', () => {
	test('is 128 random bits, and only its hash is stored', async () => {
		const token = await newLink();
		expect(Buffer.from(token, 'base64url')).toHaveLength(16);
		const stored = await row(
			`select token_hash, round(extract(epoch from expires_at - now()) / 86400)::int as days, created_by from followup_link`,
		);
		expect(stored).toEqual({ token_hash: sha256(token), days: 30, created_by: ids.clinician });
		expect(await row(`select action, subject from audit_event where action like 'followup%'`)).toEqual({
			action: 'followup_link_created',
			subject: ids.course,
		});
	});

	test('tells which questions to ask and nothing of the person', async () => {
		expect(await links.open(patient, await newLink())).toEqual({
			asks_work: true,
			goals: 1,
			asks_satisfaction: true,
		});
		const { data } = await patient.rpc('open_followup_link', { p_token_hash: sha256(await newLink()) });
		expect(Object.keys(data as object).sort()).toEqual(['asks_satisfaction', 'asks_work', 'goals']);
	});

	test('answered once writes everything, and the facts follow', async () => {
		await run(`delete from audit_event`);
		const token = await newLink();
		expect(await links.reply(patient, token, whole)).toBe(true);
		expect(
			await row(`select f.done_on = ${today}::date as today, f.mode, f.result, w.state, w.percent, m.value, s.level, a.goals_kept
				from followup f join work_state w on w.course_id = f.course_id and w.timepoint = 'm12'
				join measurement m on m.course_id = f.course_id and m.timepoint = 'm12' and m.instrument = 'eq_vas'
				join satisfaction s on s.course_id = f.course_id and s.respondent = 'patient'
				join followup_answer a on a.course_id = f.course_id and a.timepoint = 'm12'
				where f.timepoint = 'm12'`),
		).toEqual({
			today: true,
			mode: 'self_report',
			result: 'answered',
			state: 'graded_sick_leave',
			percent: 50,
			value: 72,
			level: 4,
			goals_kept: 'partly',
		});
		expect(
			await row(`select work_m12, work_m12_answered, followup_m12_done, patient_satisfied from course_fact`),
		).toEqual({ work_m12: true, work_m12_answered: true, followup_m12_done: true, patient_satisfied: true });
		expect(await differences(backend)).toEqual(none);
		expect(
			await row(`select account_id, subject from audit_event where action = 'followup_answered'`),
		).toEqual({
			account_id: null,
			subject: ids.course,
		});

		expect(await links.open(patient, token)).toBeNull();
		expect(await links.reply(patient, token, given({ eq_vas: '1' }))).toBe(false);
		expect(await row(`select value from measurement where instrument = 'eq_vas'`)).toEqual({ value: 72 });
	});

	test('leaves what was said about satisfaction at the end', async () => {
		await run(
			`insert into satisfaction (course_id, respondent, level) values ('${ids.course}', 'patient', 2)`,
		);
		const token = await newLink();
		expect(await links.open(patient, token)).toMatchObject({ asks_satisfaction: false });
		expect(await links.reply(patient, token, whole)).toBe(true);
		expect(await row(`select level from satisfaction where respondent = 'patient'`)).toEqual({ level: 2 });
	});

	test.each([
		['a number out of range', { eq_vas: 101 }],
		['a text for a number', { eq_vas: '50' }],
		['half a point', { satisfaction: 3.5 }],
		['an unknown state', { work_state: 'rich' }],
		['a per cent without a state', { eq_vas: 50, work_percent: 40 }],
		['full graded leave', { work_state: 'graded_sick_leave', work_percent: 100 }],
		['a key that is not asked for', { eq_vas: 50, unit_id: 'unit-other' }],
		['nothing', { eq_vas: null }],
		['a list', [1]],
		['null', null],
	])('refuses %s and counts a try', async (_, answer) => {
		const token = await newLink();
		const sent = await patient.rpc('answer_followup_link', { p_token_hash: sha256(token), p_answer: answer });
		expect({ data: sent.data, error: sent.error }).toEqual({ data: false, error: null });
		expect(await row(`select tries, used_at from followup_link`)).toEqual({ tries: 1, used_at: null });
		expect(await row(`select 1 from followup`)).toBeUndefined();
	});

	test('asks nothing about work outside working age, and takes nothing', async () => {
		await run(`update person set birth_date = '1940-01-01'`);
		const token = await newLink();
		expect(await links.open(patient, token)).toMatchObject({ asks_work: false });
		expect(await links.reply(patient, token, whole)).toBe(false);
		expect(await links.reply(patient, token, given({ eq_vas: '60' }))).toBe(true);
	});

	test('ends with the fifth refused answer', async () => {
		const token = await newLink();
		const wrong = { ...whole, eq_vas: 101 };
		for (let tries = 1; tries <= 4; tries += 1) expect(await links.reply(patient, token, wrong)).toBe(false);
		expect(await links.open(patient, token)).not.toBeNull();
		expect(await links.reply(patient, token, wrong)).toBe(false);
		expect(await links.open(patient, token)).toBeNull();
		expect(await links.reply(patient, token, whole)).toBe(false);
	});

	test('that is expired answers like one that never was', async () => {
		const token = await newLink();
		await run(`update followup_link set expires_at = now() - interval '1 second'`);
		for (const tried of [token, 'not-a-token']) {
			expect(await links.open(patient, tried)).toBeNull();
			expect(await links.reply(patient, tried, whole)).toBe(false);
		}
		expect(await row(`select tries from followup_link`)).toEqual({ tries: 0 });
	});

	test('ends when a newer one is made, and when the call is recorded', async () => {
		const first = await newLink();
		const second = await newLink();
		expect(await links.open(patient, first)).toBeNull();
		expect(await links.open(patient, second)).not.toBeNull();
		await followups.record(clinician, ids.course, 'm12', {
			result: 'declined',
			done_on: '2099-01-01',
			mode: 'phone',
			answers: null,
		});
		expect(await links.open(patient, second)).not.toBeNull();
		const [day] = await ownerOf(backend).query<{ d: string }>(`select ${today} as d`);
		await followups.record(clinician, ids.course, 'm12', {
			result: 'declined',
			done_on: day?.d ?? '',
			mode: 'phone',
			answers: null,
		});
		expect(await links.open(patient, second)).toBeNull();
		expect(await links.create(clinician, ids.course)).toBeNull();
	});

	test.each([
		[`current_date - interval '10 months'`, false],
		[`current_date - interval '10 months 20 days'`, true],
		[`current_date - interval '13 months 25 days'`, true],
		[`current_date - interval '14 months 5 days'`, false],
	])('for a course that ended %s: %s', async (end, made) => {
		await endedOn(end);
		expect((await links.create(clinician, ids.course)) !== null).toBe(made);
	});

	test('is made for own courses alone', async () => {
		for (const role of everyone.filter((one) => one !== 'clinician')) {
			const { data, error } = await (
				await clientOf(backend, role)
			).rpc('create_followup_link', {
				p_course: ids.course,
				p_token_hash: 'c'.repeat(64),
			});
			expect(data, role).toBeNull();
			expect(error?.code, role).toBe('42501');
		}
		expect(await row(`select 1 from followup_link`)).toBeUndefined();
	});

	test('is seen by its unit, without the hash, and by nobody else', async () => {
		await newLink();
		const columns = 'id, course_id, created_by, created_at, expires_at, tries, used_at';
		expect((await clinician.from('followup_link').select(columns)).data).toMatchObject([
			{ course_id: ids.course, created_by: ids.clinician, used_at: null },
		]);
		expect((await clinician.from('followup_link').select('token_hash')).error?.code).toBe('42501');
		for (const role of everyone.filter((one) => one !== 'clinician')) {
			const seen = await (await clientOf(backend, role)).from('followup_link').select(columns);
			expect(seen.data ?? [], role).toEqual([]);
		}
		expect(await row(`select count(*)::int as n from followup_link`)).toEqual({ n: 1 });
	});

	test('is not a way in for people who are signed in', async () => {
		const { error } = await clinician.rpc('answer_followup_link', {
			p_token_hash: 'c'.repeat(64),
			p_answer: {},
		});
		expect(error?.code).toBe('42501');
	});
});

describe('a call', () => {
	const day = async () => String((await row(`select ${today} as d`))?.d);

	test('is on the list of its unit, with attempts and link', async () => {
		await followups.addAttempt(clinician, ids.course, 'm12', 'no_answer');
		await followups.addAttempt(clinician, ids.course, 'm12', 'call_later');
		await newLink();
		expect(await followups.list(clinician)).toMatchObject({
			m3: 0,
			m12: 1,
			rows: [
				{
					id: ids.course,
					timepoint: 'm12',
					no_answer: 1,
					last_attempt: { outcome: 'call_later' },
					link: { open: true },
				},
			],
			finished: [],
		});
		expect(await followups.list(colleague)).toEqual({ m3: 0, m12: 0, rows: [], finished: [] });
		expect(
			await row(`select count(*)::int as n from followup_attempt where account_id = '${ids.clinician}'`),
		).toEqual({
			n: 2,
		});
	});

	test('with answers is one contact; the list shows it as done and the facts follow', async () => {
		const done_on = await day();
		expect(
			await followups.record(clinician, ids.course, 'm12', {
				result: 'answered',
				done_on,
				mode: 'phone',
				answers: whole,
			}),
		).toEqual({ state: 'recorded' });
		expect(await followups.list(clinician)).toMatchObject({
			m12: 0,
			finished: [
				{ id: ids.course, timepoint: 'm12', done_on, mode: 'phone', result: 'answered', by_link: false },
			],
		});
		expect(
			await row(`select work_m12, work_m12_answered, followup_m12_done, patient_satisfied from course_fact`),
		).toEqual({ work_m12: true, work_m12_answered: true, followup_m12_done: true, patient_satisfied: true });
		expect(await differences(backend)).toEqual(none);
		expect(
			await followups.record(clinician, ids.course, 'm12', {
				result: 'declined',
				done_on,
				mode: 'phone',
				answers: null,
			}),
		).toEqual({ state: 'already_there' });
	});

	test('ends a course form that was opened before it', async () => {
		const before = await row(`select version from course where id = '${ids.course}'`);
		await followups.record(clinician, ids.course, 'm12', {
			result: 'answered',
			done_on: await day(),
			mode: 'phone',
			answers: whole,
		});
		expect(await row(`select version from course where id = '${ids.course}'`)).not.toEqual(before);
	});

	test('is unreachable after three attempts without answer, and a later answer counts', async () => {
		const unreachable = {
			result: 'unreachable' as const,
			mode: 'phone' as const,
			done_on: await day(),
			answers: null,
		};
		const token = await newLink();
		await followups.addAttempt(clinician, ids.course, 'm12', 'no_answer');
		await followups.addAttempt(clinician, ids.course, 'm12', 'no_answer');
		await followups.addAttempt(clinician, ids.course, 'm12', 'call_later');
		expect(await followups.record(clinician, ids.course, 'm12', unreachable)).toEqual({
			state: 'refused',
			rule: 'three_attempts_first',
		});
		await followups.addAttempt(clinician, ids.course, 'm12', 'no_answer');
		expect(await followups.record(clinician, ids.course, 'm12', unreachable)).toEqual({ state: 'recorded' });
		expect(await links.reply(patient, token, whole)).toBe(true);
		expect(await row(`select result, mode from followup`)).toEqual({
			result: 'answered',
			mode: 'self_report',
		});
	});

	test('is refused before the end and in the future', async () => {
		const on = (done_on: string) =>
			followups.record(clinician, ids.course, 'm12', {
				result: 'declined',
				done_on,
				mode: 'phone',
				answers: null,
			});
		expect(await on('2099-01-01')).toEqual({ state: 'refused', rule: 'followup_in_future' });
		expect(await on('2020-01-01')).toEqual({ state: 'refused', rule: 'followup_before_end' });
	});

	test('that is refused in part writes nothing', async () => {
		const wrong = { ...whole, eq_vas: 500 };
		expect(
			await followups.record(clinician, ids.course, 'm12', {
				result: 'answered',
				done_on: await day(),
				mode: 'phone',
				answers: wrong,
			}),
		).toEqual({ state: 'refused', rule: 'measurement_above_max' });
		expect(await row(`select 1 from followup`)).toBeUndefined();
	});

	test('is opened with a trace, and not by others', async () => {
		await run(`delete from audit_event`);
		expect(await followups.open(clinician, ids.course, 'm12')).toMatchObject({
			id: ids.course,
			wanted: true,
			asks_work: true,
			goals: 1,
			attempts: [],
			link: null,
		});
		expect(await row(`select action, account_id, subject from audit_event`)).toEqual({
			action: 'course_opened',
			account_id: ids.clinician,
			subject: ids.course,
		});
		expect(await followups.open(colleague, ids.course, 'm12')).toBeNull();
		await expect(
			followups.record(colleague, ids.course, 'm12', {
				result: 'declined',
				done_on: await day(),
				mode: 'phone',
				answers: null,
			}),
		).rejects.toMatchObject({ code: 'PT404' });
		await expect(followups.addAttempt(colleague, ids.course, 'm12', 'no_answer')).rejects.toMatchObject({
			code: '42501',
		});
		expect(await row(`select 1 from followup_attempt`)).toBeUndefined();
	});
});
