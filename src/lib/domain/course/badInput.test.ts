/** Every field of the form with everything that does not belong there: refused at that field, in words, or kept as text. */
import { describe, expect, test } from 'vitest';
import { timepoints } from '../codes.ts';
import { instrumentById, instrumentIds } from '../instruments.ts';
import { faultText } from './faults.ts';
import { emptyForm, typedOf } from './form.ts';
import {
	dateFields,
	followupFields,
	followupTimepoints,
	goalFields,
	measurementName,
	plainFields,
	problemFields,
	serviceFields,
	workFields,
} from './names.ts';
import { courseSchema, faultsByField } from './schema.ts';

const schema = courseSchema('2026-03-01');
type Kind = 'text' | 'date' | 'code' | 'number' | 'measurement';

const texts = ['local_id', 'initials', 'residence_municipality_id', 'text'];
const dates: string[] = [...dateFields, 'early_notice_on', 'done_on'];
const numbers = [
	...['importance', 'difficulty', 'start_level', 'percent', 'weeks', 'hours_start', 'hours_end', 'contacts'],
	...problemFields.filter((part) => part.includes('_')),
];

function kindOf(name: string): Kind {
	const last = name.split('.').at(-1) ?? '';
	if (name.startsWith('measurements.')) return 'measurement';
	if (texts.includes(last)) return 'text';
	if (dates.includes(last)) return 'date';
	return numbers.includes(last) ? 'number' : 'code';
}

/** Every field with one text; the national id is read elsewhere (nationalId.test.ts). */
const fields = [
	...plainFields.filter((name) => name !== 'national_id'),
	...instrumentIds.flatMap((id) => timepoints.map((timepoint) => measurementName(id, timepoint))),
	...[0, 5].flatMap((place) => goalFields.map((part) => `goals.${place}.${part}`)),
	...[0, 4].flatMap((place) => problemFields.map((part) => `problems.${place}.${part}`)),
	...timepoints.flatMap((timepoint) => workFields.map((part) => `work.${timepoint}.${part}`)),
	...serviceFields.map((part) => `services.${part}`),
	...followupTimepoints.flatMap((timepoint) =>
		followupFields.map((part) => `followups.${timepoint}.${part}`),
	),
	'satisfaction.patient',
	'satisfaction.kin',
];

/** What the form sends, with one value in one field. */
function typedWith(name: string, value: unknown): Record<string, unknown> {
	const typed: Record<string, unknown> = structuredClone(typedOf(emptyForm));
	if (name.startsWith('measurements.')) {
		const all = typed.measurements as { instrument: string; timepoint: string; value: unknown }[];
		const one = all.find(({ instrument, timepoint }) => measurementName(instrument, timepoint) === name);
		if (!one) throw new Error(`no field ${name}`);
		one.value = value;
		return typed;
	}
	const path = name.split('.');
	const last = path.pop() ?? '';
	let target: unknown = typed;
	for (const step of path) target = Reflect.get(target as object, step);
	if (!Object.hasOwn(target as object, last)) throw new Error(`no field ${name}`);
	Reflect.set(target as object, last, value);
	return typed;
}

function faultAt(name: string, value: unknown): string | null {
	const typed = typedWith(name, value);
	const read = schema.safeParse(typed);
	const fault = read.success ? undefined : faultsByField(read.error, typed)[name];
	if (!fault) return null;
	for (const locale of ['nb', 'en'] as const) expect(faultText(fault, locale), name).not.toBe('');
	return fault.code;
}

/** Fields where a value was not refused. */
const taken = (names: readonly string[], value: unknown) =>
	names.filter((name) => faultAt(name, value) === null);
const of = (...kinds: Kind[]) => fields.filter((name) => kinds.includes(kindOf(name)));

test('the fields are those of the form', () => {
	const several = ['professions', 'no_goals', 'no_work', 'national_id'];
	const groups = new Set(fields.map((name) => name.split('.')[0]));
	expect(
		Object.keys(emptyForm)
			.filter((key) => !groups.has(key))
			.sort(),
	).toEqual(several.sort());
	expect(fields.length).toBeGreaterThan(200);
});

test('empty is taken everywhere', () => {
	expect(fields.filter((name) => faultAt(name, '') !== null)).toEqual([]);
});

test.each([[['x']], [{ a: 1 }], [5], [true], [null]])('%j is no text, in any field', (value) => {
	expect(taken(fields, value)).toEqual([]);
});

test.each([
	['10 000 characters', 'x'.repeat(10_000)],
	['10 000 digits', '9'.repeat(10_000)],
])('%s fit nowhere', (_, value) => {
	expect(taken(fields, value)).toEqual([]);
});

const hostile: [string, string][] = [
	['emoji', '👩🏽‍🦽'],
	['right-to-left text', '\u202eשלום'],
	['SQL', "';drop x--"],
	['script', '<script>1<'],
	['a template', '${7*7}'],
	['a formula', '=1+1'],
	['other digits', '١٢'],
	['an endless number', '1e999'],
	['no number', 'NaN'],
	['a prototype', '__proto__'],
	['a letter between zeros', '\u0000a\u0000'],
];

describe.each(hostile)('%s', (_, value) => {
	test('is refused where a date, a code or a number stands', () => {
		expect(taken(of('date', 'code', 'number', 'measurement'), value)).toEqual([]);
	});

	test('is kept as text where people write, without what no database stores', () => {
		expect(of('text').filter((name) => faultAt(name, value) !== null)).toEqual([]);
		const kept = schema.parse(typedWith('goals.0.text', value)).goals[0]?.text ?? '';
		expect(kept).toBe(value.replaceAll('\u0000', ''));
	});
});

test('half a pair of code units becomes text that a database stores', () => {
	expect(schema.parse(typedWith('goals.0.text', 'a\ud800')).goals[0]?.text.isWellFormed()).toBe(true);
});

describe('numbers', () => {
	test.each(['-3', '-1', '1001', '2,5', '1,25', '99999'])(
		'%s is out of range or too fine where it is',
		(value) => {
			const limits: Record<string, [number, number, number]> = {
				importance: [0, 3, 0],
				difficulty: [0, 3, 0],
				start_level: [-2, -1, 0],
				percent: [0, 100, 0],
				weeks: [0, 60, 0],
				hours_start: [0, 168, 1],
				hours_end: [0, 168, 1],
				contacts: [0, 1000, 0],
			};
			const number = Number(value.replace(',', '.'));
			for (const name of of('number')) {
				const part = name.split('.').at(-1) ?? '';
				const [low, high, decimals] = name.startsWith('problems.') ? [1, 10, 0] : (limits[part] ?? [0, 0, 0]);
				const isSound = number >= low && number <= high && Number(number.toFixed(decimals)) === number;
				const code = faultAt(name, value);
				// A part of something that has no words, or no state, is refused at those.
				expect(code === null || code === 'only_after_end', `${name} ${value}`).toBe(isSound);
			}
		},
	);

	test.each(instrumentIds)('%s takes nothing beyond its ends', (id) => {
		const { min, max, plausible, step, decimals } = instrumentById(id);
		const [low = 0, high = 0] = [min ?? plausible?.[0], max ?? plausible?.[1]];
		const unit = step ?? 10 ** -decimals;
		const text = (value: number) => value.toFixed(decimals);
		const name = measurementName(id, 'end');
		expect(faultAt(name, text(low))).toBeNull();
		expect(faultAt(name, text(high))).toBeNull();
		expect(faultAt(name, text(low - unit))).not.toBeNull();
		expect(faultAt(name, text(high + unit))).not.toBeNull();
		expect(faultAt(name, `${text(low)}${decimals ? '' : ','}123456`)).not.toBeNull();
	});
});

describe('dates', () => {
	test.each(['30.02.2025', '2025-13-01', '00.00.0000', '1889-12-31', '1.1', 'i dag'])(
		'%s is none',
		(value) => {
			expect(taken(of('date'), value)).toEqual([]);
		},
	);

	test('nothing has happened tomorrow', () => {
		const needsMore = ['services.early_notice_on'];
		const plain = of('date').filter((name) => !name.startsWith('followups.') && !needsMore.includes(name));
		expect(plain.map((name) => faultAt(name, '02.03.2026'))).toEqual(plain.map(() => 'in_future'));
		for (const timepoint of followupTimepoints) {
			expect(faultAt(`followups.${timepoint}.done_on`, '02.03.2026')).toBe('in_future');
		}
	});

	test('before birth and before the start', () => {
		const at = (parts: Record<string, unknown>, name: string) => {
			const typed = { ...typedOf(emptyForm), ...parts };
			const read = schema.safeParse(typed);
			return read.success ? null : faultsByField(read.error, typed)[name]?.code;
		};
		for (const name of dateFields.filter((one) => one !== 'birth_date')) {
			expect(at({ birth_date: '02.02.1980', [name]: '01.02.1980' }, name), name).toBe('before_birth');
		}
		const notice = { services: { early_notice: 'yes', early_notice_on: '01.02.1980' } };
		expect(at({ birth_date: '02.02.1980', ...notice }, 'services.early_notice_on')).toBe('before_birth');
		for (const timepoint of followupTimepoints) {
			const done = { [timepoint]: { done_on: '01.02.1980', mode: 'phone', result: 'answered' } };
			const name = `followups.${timepoint}.done_on`;
			expect(at({ birth_date: '02.02.1980', followups: done }, name)).toBe('before_birth');
			expect(at({ start_date: '02.02.1980', followups: done }, name)).toBe('before_start');
			expect(at({ end_date: '02.02.1980', followups: done }, name)).toBe('before_end');
		}
		expect(at({ start_date: '02.02.2025', end_date: '01.02.2025' }, 'end_date')).toBe('before_start');
		expect(at({ referral_date: '03.02.2025', start_date: '02.02.2025' }, 'referral_date')).toBe(
			'after_start',
		);
	});
});

test.each([
	['professions', ['witch'], 'professions.0'],
	['professions', 'nurse', 'professions'],
	['no_goals', 'yes', 'no_goals'],
	['no_work', 1, 'no_work'],
	['goals', {}, 'goals'],
	['goals', Array(7).fill({ text: 'Gå' }), 'goals'],
	['problems', Array(6).fill({ text: 'Gå' }), 'problems'],
	['services', 'none', 'services'],
	['services', { unknown: '1' }, 'services.unknown'],
	['work', { tomorrow: {} }, 'work.tomorrow'],
	['satisfaction', [], 'satisfaction'],
	['measurements', [{ instrument: 'barthel20', timepoint: 'never', value: '1' }], 'measurements.0.timepoint'],
])('%s %j is refused at %s', (field, value, at) => {
	const typed = { ...typedOf(emptyForm), [field]: value };
	const read = schema.safeParse(typed);
	expect(read.success ? [] : Object.keys(faultsByField(read.error, typed))).toContain(at);
});
