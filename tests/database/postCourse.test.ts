import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchIdentity } from '../../src/lib/server/identity/cipher.ts';
import type { Registry } from '../../src/lib/server/registry.ts';
import { counts, nationalIdOf, openApi, post, tokenOf, wholeCourse } from './api.ts';
import { ownerOf } from './people.ts';

let registry: Registry;
let token: string;

beforeAll(async () => {
	registry = await openApi();
	token = await tokenOf(registry);
});
afterAll(() => registry.backend.close());

const send = (course: unknown, changed?: Record<string, string | null>) =>
	post(registry, token, JSON.stringify(course), changed);

describe('a course that is sent', () => {
	test('is registered whole, in the unit of the token, by the token', async () => {
		const response = await send(wholeCourse('whole-1'));
		expect(response.status).toBe(201);
		expect(response.headers.get('Cache-Control')).toBe('no-store');
		const course = await response.json();
		expect(course).toMatchObject({ unit_id: 'unit-other', local_id: 'whole-1', status: 'completed' });
		const [row] = await ownerOf(registry.backend).query(
			`select c.service_level, c.end_date::text, c.residence_municipality_id, a.display_name, (select count(*)::int from measurement m where m.course_id = c.id) as measurements,
				(select count(*)::int from person_identity i where i.person_id = c.person_id) as identities
			from course c join account a on a.id = c.created_by where c.id = $1`,
			[course.id],
		);
		expect(row).toEqual({
			service_level: '2',
			end_date: '2025-04-14',
			residence_municipality_id: 'municipality-0301',
			display_name: 'Journal',
			measurements: 3,
			identities: 1,
		});
	});

	test('without an end is a draft; without goals, once ended, it had none', async () => {
		const { end_date: _, ...open } = wholeCourse('draft-1');
		expect(await (await send(open)).json()).toMatchObject({ status: 'draft' });
		const { goals: __, ...ended } = wholeCourse('no-goals-1');
		const { id } = await (await send(ended)).json();
		const [row] = await ownerOf(registry.backend).query(`select no_goals from course where id = $1`, [id]);
		expect(row).toEqual({ no_goals: true });
	});

	test('takes the registry’s own id of a municipality too', async () => {
		const course = { ...wholeCourse('residence-1'), residence_municipality_id: 'municipality-4601' };
		expect((await send(course)).status).toBe(201);
	});

	test('twice with one key is one course', async () => {
		const key = { 'Idempotency-Key': crypto.randomUUID() };
		const first = await send(wholeCourse('twice-1'), key);
		const before = await counts(registry);
		const again = await send(wholeCourse('twice-1'), key);
		expect([first.status, again.status]).toEqual([201, 200]);
		expect(await again.json()).toEqual(await first.json());
		expect(await counts(registry)).toEqual(before);
	});

	test('many times at the same moment with one key is one course', async () => {
		const key = { 'Idempotency-Key': crypto.randomUUID() };
		const all = await Promise.all([1, 2, 3, 4].map(() => send(wholeCourse('crossing-1'), key)));
		expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
	});

	test('with the key of another course is refused, and so is a local id that is known', async () => {
		const key = { 'Idempotency-Key': crypto.randomUUID() };
		await send(wholeCourse('known-1'), key);
		const before = await counts(registry);
		const other = await send(wholeCourse('known-2'), key);
		expect([other.status, (await other.json()).code]).toEqual([409, 'key_used_before']);
		const known = await send(wholeCourse('known-1'));
		expect([known.status, (await known.json()).code]).toEqual([409, 'known_local_id']);
		expect(await counts(registry)).toEqual(before);
	});
});

describe('a course that is refused', () => {
	test.each<[string, Record<string, unknown>, string, string]>([
		['a misspelt field', { start_dato: '2025-01-01' }, 'start_dato', 'unknown_field'],
		['an unknown code', { delivery: 'ute' }, 'delivery', 'unknown_code'],
		[
			'a text of a file where a code is asked',
			{ diagnosis_group: 'Hjerneslag' },
			'diagnosis_group',
			'unknown_code',
		],
		['a list for a text', { start_date: [] }, 'start_date', 'wrong_type'],
		['no local id', { local_id: '\u0000 ' }, 'local_id', 'required'],
		['no person', { national_id: '' }, 'national_id', 'required'],
		['a national id that is none', { national_id: '12345678901' }, 'national_id', 'not_a_national_id'],
		[
			'a number in the wrong place',
			{ local_id: nationalIdOf('1950-02-03') },
			'local_id',
			'contains_national_id',
		],
		[
			'a number in place of initials',
			{ initials: nationalIdOf('1950-02-03') },
			'initials',
			'contains_national_id',
		],
		['another birth date', { birth_date: '1950-02-04' }, 'birth_date', 'differs_from_national_id'],
		['an end before the start', { end_date: '2025-03-02' }, 'end_date', 'before_start'],
		['a day to come', { end_date: '2999-01-01' }, 'end_date', 'in_future'],
		[
			'no such municipality',
			{ residence_municipality_id: '9998' },
			'residence_municipality_id',
			'unknown_municipality',
		],
		[
			'a value above the scale',
			{ measurements: [{ instrument: 'barthel20', timepoint: 'start', value: 21 }] },
			'measurements.barthel20.start',
			'above_max',
		],
		[
			'a measurement twice',
			{ measurements: [1, 2].map((value) => ({ instrument: 'barthel20', timepoint: 'end', value })) },
			'measurements.barthel20.end',
			'twice',
		],
		[
			'an instrument that is none',
			{ measurements: [{ instrument: 'x', timepoint: 'end' }] },
			'measurements.0',
			'unknown_code',
		],
		['seven goals', { goals: Array(7).fill({ text: 'Gå' }) }, 'goals', 'too_many'],
		['a goal without words', { goals: [{ attained: 1 }] }, 'goals.0.text', 'required'],
	])('%s', async (_, change, field, code) => {
		const before = await counts(registry);
		const response = await send({ ...wholeCourse('refused-1'), ...change });
		expect(response.status).toBe(422);
		const { faults } = await response.json();
		expect(faults).toContainEqual(
			expect.objectContaining({ field, code, message: expect.stringMatching(/[.?]$/) }),
		);
		expect(await counts(registry)).toEqual(before);
	});

	test('speaks the language that is asked for', async () => {
		const message = async (language: string | null) => {
			const response = await send({ ...wholeCourse('x'), delivery: 'ute' }, { 'Accept-Language': language });
			return (await response.json()).faults[0].message;
		};
		expect(await message(null)).toBe('Ikke et av valgene.');
		expect(await message('de, nn;q=0.9, en;q=0.8')).toBe('Ikke et av valgene.');
		expect(await message('en-GB,nb;q=0.5')).not.toBe('Ikke et av valgene.');
	});

	test('because the person has reserved names the field', async () => {
		const national_id = nationalIdOf('1951-05-06');
		const hmac = matchIdentity(registry.backend.config.keys, national_id);
		await ownerOf(registry.backend).query(`insert into reservation (national_id_hmac) values ($1)`, [hmac]);
		const response = await send({ ...wholeCourse('reserved-1'), national_id });
		expect(response.status).toBe(422);
		const text = await response.text();
		expect(JSON.parse(text).faults).toMatchObject([{ field: 'national_id', code: 'person_has_reserved' }]);
		expect(text).not.toContain(national_id);
	});

	test('does not give back a national id that stood as a name', async () => {
		const digits = nationalIdOf('1950-02-03');
		const response = await send({ ...wholeCourse('name-1'), [digits]: 1, [`a ${digits}`]: {} });
		expect(response.status).toBe(422);
		expect(await response.text()).not.toContain(digits);
	});
});

describe('a request that is refused', () => {
	const body = JSON.stringify(wholeCourse('request-1'));
	test.each<[string, number, string, BodyInit, Record<string, string | null>]>([
		['without a token', 401, 'unauthorized', body, { Authorization: null }],
		['with another scheme', 401, 'unauthorized', body, { Authorization: 'Basic rr_x' }],
		['of another type', 415, 'not_json_type', body, { 'Content-Type': 'text/plain' }],
		['that is no JSON', 400, 'not_json', '{', {}],
		['that is empty', 400, 'not_json', '', {}],
		['that is no UTF-8', 400, 'not_json', new Uint8Array([0x22, 0xff, 0x22]), {}],
		['without a key', 400, 'idempotency_key', body, { 'Idempotency-Key': null }],
		['with a key that is none', 400, 'idempotency_key', body, { 'Idempotency-Key': '1' }],
		['over a megabyte', 413, 'too_large', JSON.stringify('x'.repeat(1024 * 1024)), {}],
		['nested without end', 422, '', `${'['.repeat(400_000)}${']'.repeat(400_000)}`, {}],
	])('%s', async (_, status, code, sent, changed) => {
		const before = await counts(registry);
		const response = await post(registry, token, sent, changed);
		expect(response.status).toBe(status);
		const answer = await response.json();
		if (code) expect(answer.code).toBe(code);
		else expect(answer.faults).not.toEqual([]);
		expect(await counts(registry)).toEqual(before);
	});
});
