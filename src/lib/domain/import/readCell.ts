import type { Fault } from '../course/values.ts';
import { codeOf } from './codeTexts.ts';
import type { Column } from './columns.ts';

/** Cells that people and spreadsheets write in more ways than the form does. */
const readings: Record<string, (cell: string) => string> = {
	// Spreadsheets write 5.1 with a comma.
	service_level: (cell) => cell.replace(',', '.'),
	// And take the leading zero of a national id away: the control digits tell whether it was one.
	national_id: (cell) => (/^\d{10}$/.test(cell) ? `0${cell}` : cell),
};

/** What the schema reads: the code where the cell says one or its text, else the cell as it stands. */
export function readCell(column: Column, cell: string): string {
	const read = readings[column.field]?.(cell) ?? cell;
	if (!column.list) return column.field.endsWith('.percent') ? read.replace(/\s*%$/, '') : read;
	const code = column.list === 'goal_level' ? read.replace(/^\+/, '').replace(/[\u2212\u2013]/, '-') : read;
	return codeOf(column.list, code) ?? (column.reasons ? codeOf('missing_reason', code) : null) ?? code;
}

const yes = new Set(['ja', 'yes', '1', 'true']);
const no = new Set(['nei', 'no', '0', 'false']);

/** Null where the cell is empty. */
export function readYesOrNo(cell: string | undefined, add: (fault: Fault) => void): boolean | null {
	const word = cell?.toLowerCase();
	if (word === undefined) return null;
	if (!yes.has(word) && !no.has(word)) add({ code: 'not_yes_or_no' });
	return yes.has(word);
}

/** Codes or texts separated by bars or commas; separated by spaces where every word is a code of its own. */
export function readProfessions(cell: string | undefined, add: (fault: Fault) => void): string[] {
	if (cell === undefined) return [];
	const whole = codeOf('profession', cell);
	if (whole !== null) return [whole];
	const parts = cell
		.split(/[|,;]/.test(cell) ? /[|,;]/ : /\s+/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	const found = parts.map((part) => codeOf('profession', part));
	if (found.includes(null)) add({ code: 'unknown_code' });
	return [...new Set(found.filter((one) => one !== null))];
}
