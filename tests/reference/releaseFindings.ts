import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ExportVariable, Row, Value } from '../../src/lib/domain/exportVariables/types.ts';
import { labelledValues } from '../../src/lib/server/releaseFiles/labels.ts';
import type { WriteRequest } from '../../src/lib/server/releaseFiles/index.ts';

type Found = Record<string, string>[];

interface Findings {
	compared: string[];
	differences: string[];
}

/** What a program should have found in one cell; nothing is an empty text. */
type Expected = (variable: ExportVariable, value: Value) => string;

function readFound(folder: string, name: string): Found {
	return parse(readFileSync(join(folder, name), 'utf8'), {
		delimiter: ';',
		columns: true,
		skip_empty_lines: true,
	});
}

const isMissing = ({ missing }: ExportVariable, value: Value) => missing.some(({ code }) => code === value);
const labelOf = (variable: ExportVariable, value: Value) =>
	labelledValues(variable).find(({ code }) => code === value);

function plain(value: Value): string {
	if (value === null) return '';
	return typeof value === 'boolean' ? String(Number(value)) : String(value);
}

/** After the syntax: reasons apart, codes as the labels of factors. */
const inR: Expected = (variable, value) => {
	if (value === null || isMissing(variable, value)) return '';
	return variable.values ? (labelOf(variable, value)?.label.nb ?? '') : plain(value);
};

const reasonInR: Expected = (variable, value) =>
	value !== null && isMissing(variable, value) ? (labelOf(variable, value)?.label.nb ?? '') : '';

/** Beside a code, in a column of its own. */
const labelInCsv: Expected = (variable, value) => labelOf(variable, value)?.label.nb ?? '';

/** A coded value is a number there, and its missing codes stay. */
const inSav: Expected = (variable, value) => {
	if (value === null || !variable.values) return plain(value);
	return String(labelOf(variable, value)?.number ?? '');
};

/** Every value as it was written, missing codes too. */
const inParquet: Expected = (_, value) => plain(value);

const sameNumber = (a: string, b: string) => a !== '' && b !== '' && Number(a) === Number(b);
/** The apostrophe in front of a formula belongs to the CSV. */
const withoutApostrophe = (text: string) => text.replace(/^'(?='*[=+\-@])/, '');

function differencesIn(
	format: string,
	found: Found,
	rows: readonly Row[],
	columns: readonly { name: string; variable: ExportVariable; index: number; expected: Expected }[],
): string[] {
	if (found.length !== rows.length) return [`${format}: ${found.length} rows instead of ${rows.length}`];
	const asked = new Set(columns.map(({ name }) => name));
	const unasked = Object.keys(found[0] ?? {}).filter((name) => !asked.has(name));
	if (unasked.length > 0) return [`${format}: columns that were not written: ${unasked.join(', ')}`];
	return rows.flatMap((row, number) =>
		columns.flatMap(({ name, variable, index, expected }) => {
			const wanted = expected(variable, row[index] ?? null);
			const got = found[number]?.[name] ?? '(no such column)';
			const same =
				wanted === got || sameNumber(wanted, got) || (format === 'csv' && wanted === withoutApostrophe(got));
			return same
				? []
				: [`${format}, row ${number}, ${name}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`];
		}),
	);
}

/** Labels, value labels and missing codes of the system file. */
function savLabels(variables: readonly ExportVariable[], found: Found): string[] {
	const wanted = variables.flatMap((variable) => {
		const codes = variable.missing.map(({ code }) => code);
		const missing = codes.length > 3 ? [Math.min(...codes), Math.max(...codes)] : codes;
		return [
			`${variable.name} label  ${variable.label.nb}`,
			...labelledValues(variable).map(({ number, label }) => `${variable.name} value ${number} ${label.nb}`),
			...missing.map((code) => `${variable.name} missing ${code} `),
		];
	});
	const got = found.map(({ name, what, code, text }) => `${name} ${what} ${code} ${text}`);
	const unlike = (some: string[], others: string[]) => some.filter((line) => !others.includes(line));
	return [
		...unlike(wanted, got).map((line) => `sav lacks: ${line}`),
		...unlike(got, wanted).map((line) => `sav has: ${line}`),
	];
}

/** Everything that R found against the rows that were written. */
export async function compareFindings(request: WriteRequest, found: string): Promise<Findings> {
	const { variables } = request;
	const rows: Row[] = [];
	for await (const page of request.rows()) rows.push(...page);
	const columns = (expected: Expected, chosen: (variable: ExportVariable) => boolean, suffix = '') =>
		variables.flatMap((variable, index) =>
			chosen(variable) ? [{ name: `${variable.name}${suffix}`, variable, index, expected }] : [],
		);
	const all = () => true;
	const differences = [
		...differencesIn('csv', readFound(found, 'csv.csv'), rows, [
			...columns(inR, all),
			...columns(labelInCsv, ({ values }) => values !== undefined, '_label'),
			...columns(reasonInR, ({ missing }) => missing.length > 0, '_missing'),
		]),
		...differencesIn('sav', readFound(found, 'sav.csv'), rows, columns(inSav, all)),
		...savLabels(variables, readFound(found, 'sav-labels.csv')),
		...differencesIn('parquet', readFound(found, 'parquet.csv'), rows, columns(inParquet, all)),
	];
	const labels = new Map(readFound(found, 'csv-labels.csv').map(({ name, label }) => [name, label]));
	for (const { name, label } of variables) {
		if (labels.get(name) !== label.nb) differences.push(`csv, label of ${name}: ${labels.get(name)}`);
	}
	const cells = rows.length * variables.length;
	return {
		compared: [
			`csv: R found the same ${cells} values`,
			`sav: R (haven) found the same ${cells} values, labels and missing codes as well`,
			`parquet: R found the same ${cells} values`,
		],
		differences,
	};
}
