import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerSchema, type FollowupAnswer } from '../../src/lib/domain/followup/answer.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { sha256 } from '../../src/lib/server/backend/tokens.ts';
import * as followups from '../../src/lib/server/followups/index.ts';
import * as links from '../../src/lib/server/followups/links.ts';
import { clientOf, empty, ids, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
let clinician: Database;
let colleague: Database;
let patient: Database;

const run = (sql: string) => ownerOf(backend).run(sql);

async function row(sql: string): Promise<Record<string, unknown> | undefined> {
	return (await ownerOf(backend).query<Record<string, unknown>>(sql))[0];
}

const endedOn = (sql: string) =>
	run(
		`update course set end_date = (${sql})::date, start_date = (${sql})::date - 30 where id = '${ids.course}'`,
	);

beforeAll(async () => {
	backend = await openRegistry();
});
beforeEach(async () => {
	await run(`${empty} ${setUp}
		delete from followup; delete from satisfaction; delete from followup_attempt; delete from followup_answer; delete from followup_link;`);
	await endedOn(`current_date - interval '12 months'`);
	clinician = await clientOf(backend, 'clinician');
	colleague = await clientOf(backend, 'colleague');
	patient = backend.anonymous();
});
afterAll(() => backend.close());

const given = (typed: Record<string, string>): FollowupAnswer => answerSchema.parse(typed);
const today = `(now() at time zone 'Europe/Oslo')::date::text`;

async function newLink(): Promise<string> {
	const link = await links.create(clinician, ids.course);
	if (!link) throw new Error('no link');
	return link.token;
}

describe('a contact at 3 months', () => {
	const contact = async (more: Partial<Parameters<typeof followups.record>[3]> = {}) => ({
		result: 'answered' as const,
		mode: 'visit' as const,
		done_on: String((await row(`select ${today} as d`))?.d),
		answers: null,
		...more,
	});
	beforeEach(() => endedOn(`current_date - interval '3 months'`));

	test('is on the list of its unit until it is done, and then among the done', async () => {
		expect(await followups.list(clinician)).toMatchObject({
			m3: 1,
			m12: 0,
			rows: [{ id: ids.course, timepoint: 'm3', link: null }],
		});
		expect(await followups.list(clinician, 'm12')).toMatchObject({ m3: 1, rows: [] });
		expect(await followups.list(clinician, 'm3', 2)).toMatchObject({ m3: 1, rows: [] });
		expect(await followups.list(colleague)).toEqual({ m3: 0, m12: 0, rows: [], finished: [] });
		await followups.record(clinician, ids.course, 'm3', await contact());
		expect(await followups.list(clinician)).toMatchObject({
			m3: 0,
			rows: [],
			finished: [{ id: ids.course, timepoint: 'm3', mode: 'visit', by_link: false }],
		});
		expect(await followups.list(colleague)).toMatchObject({ finished: [] });
	});

	test('keeps mode, work state and weeks without a benefit, and leaves the 12-month one open', async () => {
		await run(
			`insert into work_state (course_id, timepoint, missing_reason) values ('${ids.course}', 'm3', 'unable')`,
		);
		const answers = given({ work_state: 'work', work_percent: '80', work_weeks: '9' });
		expect(await followups.record(clinician, ids.course, 'm3', await contact({ answers }))).toEqual({
			state: 'recorded',
		});
		expect(
			await row(`select f.timepoint, f.mode, w.state, w.percent, w.weeks_without_benefit, w.missing_reason
				from followup f join work_state w on w.course_id = f.course_id and w.timepoint = f.timepoint`),
		).toEqual({
			timepoint: 'm3',
			mode: 'visit',
			state: 'work',
			percent: 80,
			weeks_without_benefit: 9,
			missing_reason: null,
		});
		expect(await followups.open(clinician, ids.course, 'm3')).toMatchObject({
			timepoint: 'm3',
			wanted: false,
		});
		expect(await followups.open(clinician, ids.course, 'm12')).toMatchObject({
			timepoint: 'm12',
			wanted: true,
		});
		expect(await followups.record(clinician, ids.course, 'm3', await contact())).toEqual({
			state: 'already_there',
		});
	});

	test('counts its own attempts: three without answer, and not those of the other timepoint', async () => {
		const unreachable = await contact({ result: 'unreachable' });
		for (let calls = 1; calls <= 3; calls += 1) {
			await followups.addAttempt(clinician, ids.course, 'm12', 'no_answer');
		}
		expect(await followups.record(clinician, ids.course, 'm3', unreachable)).toEqual({
			state: 'refused',
			rule: 'three_attempts_first',
		});
		for (let calls = 1; calls <= 3; calls += 1) {
			await followups.addAttempt(clinician, ids.course, 'm3', 'no_answer');
		}
		expect((await followups.list(clinician)).rows[0]).toMatchObject({ no_answer: 3 });
		expect((await followups.open(clinician, ids.course, 'm3'))?.attempts).toHaveLength(3);
		expect(await followups.record(clinician, ids.course, 'm3', unreachable)).toEqual({ state: 'recorded' });
	});

	test('with somebody who has died ends the 12-month one too', async () => {
		await followups.record(clinician, ids.course, 'm3', await contact({ result: 'dead' }));
		expect(await followups.open(clinician, ids.course, 'm12')).toMatchObject({ wanted: false });
	});

	test('needs a mode, and a timepoint that there is', async () => {
		const { error } = await clinician.rpc('record_followup', {
			p_course: ids.course,
			p_timepoint: 'm3',
			p: { ...(await contact()), mode: null },
		});
		expect(error).not.toBeNull();
		const other = await clinician.rpc('record_followup', {
			p_course: ids.course,
			p_timepoint: 'm6',
			p: await contact(),
		});
		expect(other.error).not.toBeNull();
		expect(await row(`select 1 from followup`)).toBeUndefined();
		expect(
			(await clinician.rpc('open_followup', { p_course: ids.course, p_timepoint: 'm6' })).data,
		).toBeNull();
	});

	test('of another unit is neither opened nor recorded, and the course is there', async () => {
		expect(await followups.open(colleague, ids.course, 'm3')).toBeNull();
		await expect(followups.record(colleague, ids.course, 'm3', await contact())).rejects.toMatchObject({
			code: 'PT404',
		});
		expect(await row(`select count(*)::int as n from course where id = '${ids.course}'`)).toEqual({ n: 1 });
	});
});

describe('weeks without a benefit', () => {
	test('come by the patient’s link', async () => {
		const answers = given({ work_state: 'work', work_percent: '100', work_weeks: '26' });
		expect(await links.reply(patient, await newLink(), answers)).toBe(true);
		expect(
			await row(`select weeks_without_benefit as weeks from work_state where timepoint = 'm12'`),
		).toEqual({
			weeks: 26,
		});
	});

	test.each([
		['more than the form has', { work_state: 'work', work_weeks: 61 }],
		['half a week', { work_state: 'work', work_weeks: 1.5 }],
		['with a benefit', { work_state: 'aap', work_weeks: 4 }],
		['without a state', { eq_vas: 50, work_weeks: 4 }],
	])('are refused: %s', async (_, answer) => {
		const sent = await patient.rpc('answer_followup_link', {
			p_token_hash: sha256(await newLink()),
			p_answer: answer,
		});
		expect({ data: sent.data, error: sent.error }).toEqual({ data: false, error: null });
		expect(await row(`select 1 from work_state where timepoint = 'm12'`)).toBeUndefined();
	});
});

test('a satisfaction of which only a reason was known is asked for, and takes the answer', async () => {
	await run(
		`insert into satisfaction (course_id, respondent, missing_reason) values ('${ids.course}', 'patient', 'unable')`,
	);
	const token = await newLink();
	expect(await links.open(patient, token)).toMatchObject({ asks_satisfaction: true });
	expect(await links.reply(patient, token, given({ satisfaction: '4' }))).toBe(true);
	expect(await row(`select level, missing_reason from satisfaction`)).toEqual({
		level: 4,
		missing_reason: null,
	});
});
