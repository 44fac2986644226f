import type { Sex } from '../codes.ts';
import type { Fault } from '../course/values.ts';
import { checkRow, type ImportContext, type ImportRecord } from './checkRow.ts';
import { columnOf } from './columns.ts';
import { faultAt, shownValue, type ImportFault } from './importFault.ts';
import type { Mapping } from './mapping.ts';
import type { RawRow } from './readRows.ts';
import { cellsOf, type Cells } from './typedRow.ts';

export interface ValidRow<Person> {
	row: number;
	record: ImportRecord<Person>;
}

export interface CheckedRows<Person> {
	valid: ValidRow<Person>[];
	faults: ImportFault[];
	/** Rows with at least one fault. */
	faultyRows: number;
}

/** How the columns of a file are read. */
export interface Columns {
	/** The file's own names. */
	header: readonly string[];
	mapping: Mapping;
}

/** A fault at the cell that a person would change, by the file's own name of the column. */
function cellFault(row: number, field: string, cells: Cells, fault: Fault, columns: Columns): ImportFault {
	// Birth may have been told by the national id.
	const told = field === 'birth_date' && !cells.has('birth_date') ? 'national_id' : field;
	const name = columnOf(told)?.name ?? null;
	const title = name === null ? undefined : columns.header[columns.mapping.indexOf(name)];
	const shown = faultAt(row, name, cells.get(told) ?? '', fault);
	return title?.trim() ? { ...shown, column: shownValue(title, null) } : shown;
}

/**
 * Checks rows of a file whose columns are mapped. Rows with faults have no record; the others do.
 *
 * @param others for each row whose local id stands on another row too: that row
 */
export function checkRows<Person extends { birth_date: string; sex: Sex }>(
	rows: readonly RawRow[],
	columns: Columns,
	context: ImportContext<Person>,
	others: ReadonlyMap<number, number>,
): CheckedRows<Person> {
	const valid: ValidRow<Person>[] = [];
	const faults: ImportFault[] = [];
	let faultyRows = 0;

	for (const { row, cells: raw } of rows) {
		const cells = cellsOf(columns.mapping, raw);
		const found: ImportFault[] = [];
		const other = others.get(row);
		if (raw.slice(columns.mapping.length).some((cell) => cell.trim() !== '')) {
			// Its cells may have slipped to the side: what they say is not worth a fault each.
			found.push(faultAt(row, null, '', { code: 'too_many_cells' }));
		} else {
			const checked = checkRow(cells, context);
			for (const [field, fault] of checked.faults) found.push(cellFault(row, field, cells, fault, columns));
			if (other !== undefined && !checked.faults.has('local_id')) {
				const fault = { code: 'duplicate_local_id', limit: other };
				found.push(cellFault(row, 'local_id', cells, fault, columns));
			}
			if (checked.record && found.length === 0) valid.push({ row, record: checked.record });
		}
		if (found.length > 0) faultyRows += 1;
		faults.push(...found);
	}
	return { valid, faults, faultyRows };
}
