import { describe, expect, it } from 'vitest';
import type { ExportVariable } from '../../domain/exportVariables/types.ts';
import { checkVariables } from './check.ts';
import { sampleVariables } from './sample.ts';

const text = (label: string) => ({ nb: label, en: label });
const base: ExportVariable = {
	name: 'tug',
	label: text('TUG'),
	type: 'integer',
	missing: [],
	strength: 'plain',
	group: 'measures',
	since: 2020,
};
const missing = [{ code: -91, reason: 'not_measured', label: text('Not measured') }];

describe('checkVariables', () => {
	it('accepts a variable of every kind', () => {
		expect(() => checkVariables(sampleVariables)).not.toThrow();
	});

	it.each<[string, Partial<ExportVariable>, string]>([
		['a capital letter', { name: 'Tug' }, 'Tug has a name'],
		['a name too long for Stata with a suffix', { name: 'a'.repeat(25) }, 'has a name'],
		['a word of SPSS', { name: 'with' }, 'means something else'],
		['a width that needs another kind of record', { type: 'code', width: 256 }, 'is wider'],
		['a positive missing code', { missing: [{ code: 99, reason: 'x', label: text('x') }] }, 'not a negative'],
		['missing codes of a date', { type: 'date', missing }, 'where no number fits'],
		['missing codes of a text', { type: 'code', missing }, 'where no number fits'],
		['a missing code that can occur', { missing, range: { min: -100, max: 0 } }, 'inside its range'],
		[
			'two values with one label',
			{ type: 'code', values: ['a', 'b'].map((code) => ({ code, label: text('Same') })) },
			'the same label twice',
		],
	])('refuses %s', (_, change, reason) => {
		expect(() => checkVariables([{ ...base, ...change }])).toThrow(RangeError);
		expect(() => checkVariables([{ ...base, ...change }])).toThrow(reason);
	});

	it('refuses a missing code that is a value of another variable', () => {
		const change: ExportVariable = { ...base, name: 'change', range: { min: -100, max: 100 } };
		expect(() => checkVariables([{ ...base, missing }, change])).toThrow('is a value of change');
	});

	it('refuses nothing and the same name twice', () => {
		expect(() => checkVariables([])).toThrow('at least one variable');
		expect(() => checkVariables([base, base])).toThrow('the same name');
	});
});
