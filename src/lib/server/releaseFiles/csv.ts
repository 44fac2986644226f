import type { ExportVariable, Row, Value } from '../../domain/exportVariables/types.ts';
import { labelledValues } from './labels.ts';
import { asDays, asDouble, asInteger, asText, storageOf } from './storage.ts';
import type { Language, ReleaseContent } from './types.ts';

const special = /[";\r\n]/;
/** How a text begins that a spreadsheet would run, in front of it any apostrophes of its own. */
const formula = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * One text as a cell. What a spreadsheet would run as a formula gets an apostrophe in front, as does a text that looks
 * as if it already had: taking one away gives every text back. An empty text is quoted, a missing one is not.
 */
export function csvText(text: string): string {
	const safe = formula.test(text) ? `'${text}` : text;
	return safe === '' || special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Cell = (value: Value) => string;

/** Codes come again and again: each is made into a cell once. */
function remembered(texts: Map<string, string>, text: string): string {
	const known = texts.get(text);
	if (known !== undefined) return known;
	const cell = csvText(text);
	texts.set(text, cell);
	return cell;
}

function cellOf(variable: ExportVariable): Cell {
	const known = new Map<string, string>();
	const codes = variable.values !== undefined;
	switch (storageOf(variable)) {
		case 'text':
			return (value) => {
				// A negative missing code is a number: it is no formula.
				if (typeof value === 'number') return String(value);
				const text = asText(variable, value);
				if (text === null) return '';
				return codes ? remembered(known, text) : csvText(text);
			};
		case 'date':
			return (value) => (asDays(variable, value) === null ? '' : String(value));
		case 'double':
			return (value) => String(asDouble(variable, value) ?? '');
		case 'integer':
		case 'boolean':
			return (value) => String(asInteger(variable, value) ?? '');
	}
}

function labelCellOf(variable: ExportVariable, language: Language): Cell {
	const labels = new Map(
		labelledValues(variable).map(({ code, label }) => [String(code), csvText(label[language])]),
	);
	return (value) => (value === null ? '' : (labels.get(String(value)) ?? ''));
}

interface CsvColumn {
	name: string;
	index: number;
	cell: Cell;
}

function columnsOf({ variables, labels, language }: CsvContent): CsvColumn[] {
	return variables.flatMap((variable, index) => {
		const column = { name: variable.name, index, cell: cellOf(variable) };
		if (!labels || !variable.values) return [column];
		return [column, { name: `${variable.name}_label`, index, cell: labelCellOf(variable, language) }];
	});
}

type CsvContent = Omit<ReleaseContent, 'about' | 'rowCount'>;

/** The names of the columns of the file, labels among them. */
export function csvColumnNames(content: CsvContent): string[] {
	return columnsOf(content).map(({ name }) => name);
}

function line(columns: readonly CsvColumn[], row: Row): string {
	return `${columns.map(({ index, cell }) => cell(row[index] ?? null)).join(';')}\r\n`;
}

/**
 * UTF-8 with semicolon and decimal point, 0 and 1 for no and yes, empty where there is no value. No byte order mark: strict
 * readers of a Data Package take it for a part of the first name.
 */
export async function* csv(content: CsvContent): AsyncGenerator<Uint8Array> {
	const columns = columnsOf(content);
	yield Buffer.from(`${columns.map(({ name }) => name).join(';')}\r\n`);
	for await (const page of content.rows()) {
		yield Buffer.from(page.map((row) => line(columns, row)).join(''));
	}
}
