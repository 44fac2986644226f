import type { ExportVariable, Row, Text, Value } from '../../domain/exportVariables/types.ts';
import type { About, WriteRequest } from './types.ts';

const both = (text: string): Text => ({ nb: `${text} (æøå)`, en: text });

const reasons = [
	{ code: -91, reason: 'not_measured', label: both('Not measured') },
	{ code: -92, reason: 'refused', label: both('Refused') },
];
const manyReasons = [
	...reasons,
	{ code: -93, reason: 'too_ill', label: both('Too ill') },
	{ code: -94, reason: 'other', label: both('Other reason') },
];

const described = { strength: 'plain', group: 'sample', since: 2020, missing: [] } as const;

/** One variable of every kind that a release can hold. */
export const sampleVariables: readonly ExportVariable[] = [
	{ ...described, name: 'person', label: both('Person key'), type: 'code', strength: 'key' },
	{ ...described, name: 'note', label: both('Some text'), type: 'code', width: 255 },
	{
		...described,
		name: 'sex',
		label: both('Sex'),
		type: 'code',
		values: [
			{ code: 'female', label: both('Female') },
			{ code: 'male', label: both('Male "m"') },
		],
	},
	{
		...described,
		name: 'phase',
		label: both('Phase'),
		type: 'code',
		values: [
			{ code: 'early', label: both('Early; first') },
			{ code: 'late', label: both('Late') },
		],
		missing: reasons,
	},
	{
		...described,
		name: 'level',
		label: both('Level'),
		type: 'code',
		values: [1, 2, 3].map((code) => ({ code, label: both(`Level ${code}`) })),
	},
	{
		...described,
		name: 'barthel20_start',
		label: both('Barthel at start'),
		type: 'integer',
		missing: manyReasons,
		range: { min: 0, max: 20 },
		unit: both('points'),
	},
	{ ...described, name: 'waiting_days', label: both('Waiting'), type: 'integer' },
	{ ...described, name: 'tug_start', label: both('TUG'), type: 'number', decimals: 1, missing: reasons },
	{ ...described, name: 'change', label: both('Change'), type: 'number', decimals: 3 },
	{ ...described, name: 'met', label: both('Goals met'), type: 'boolean' },
	{ ...described, name: 'offered', label: both('Offered'), type: 'boolean', missing: reasons },
	{ ...described, name: 'ended', label: both('End date'), type: 'date' },
];

const texts = ['a', '=1+1', 'x;"y"', 'æøå 🙂', "it's", '-2', '@home', 'two\nlines'];

function pick<Item extends Value>(items: readonly Item[], index: number): Item | null {
	return index % 7 === 6 ? null : (items[index % items.length] ?? null);
}

/** The same rows at every call. */
export function sampleRow(index: number): Row {
	const day = new Date(Date.UTC(2020, 0, 1 + (index % 1500))).toISOString().slice(0, 10);
	return [
		`p${String(index).padStart(8, '0')}`,
		pick(texts, index),
		pick(['female', 'male'], index),
		pick(['early', 'late', -91], index),
		pick([1, 2, 3], index + 1),
		pick([0, 20, 13, -91, -94, -92], index + 2),
		pick([0, 151, 152, -99, -100, 70_000], index + 3),
		pick([12.5, 0.1, -92, 3], index + 4),
		pick([-0.125, 1 / 3, 1e-12, 123_456.789], index + 5),
		pick([true, false], index),
		pick([true, -91, false], index + 1),
		pick([day], index + 2),
	];
}

/** Pages of one size, like those that come from the database. */
export async function* samplePages(count: number, pageSize = 1000): AsyncGenerator<Row[]> {
	for (let from = 0; from < count; from += pageSize) {
		const size = Math.min(pageSize, count - from);
		yield Array.from({ length: size }, (_, index) => sampleRow(from + index));
	}
}

export const sampleAbout: About = {
	registry: { nb: 'Rehabiliteringsregisteret', en: 'The rehabilitation registry' },
	project: { id: 'p1', title: 'Etter slag & «annet»', institution: 'Universitetet', reference: 'REK 1/2026' },
	release: {
		id: '0f4c2c1e-5a53-4b52-8f0e-111111111111',
		number: 2,
		frozenAt: '2026-02-14T13:02:00.000Z',
		period: { from: '2020-01-01', to: '2025-12-31' },
		persons: 40,
		threshold: 5,
		softwareVersion: 'rehab-registry 1.0.0',
		definitionVersion: '2026-01-01',
	},
	sources: [{ nb: 'Registrert av enhetene.', en: 'Registered by the units.' }],
	caveats: [{ nb: 'Små grupper er slått sammen.', en: 'Small groups are merged.' }],
};

export function sampleRequest(count: number, changes: Partial<WriteRequest> = {}): WriteRequest {
	return {
		variables: sampleVariables,
		rows: () => samplePages(count),
		rowCount: count,
		about: sampleAbout,
		language: 'nb',
		labels: true,
		formats: ['csv', 'parquet', 'sav'],
		...changes,
	};
}
