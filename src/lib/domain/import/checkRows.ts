import type { Sex } from '../codes.ts';
import type { Fault } from '../course/values.ts';
import { checkRow, type ImportContext, type ImportRecord } from './checkRow.ts';
import { columnOf } from './columns.ts';
import { faultAt, type ImportFault } from './importFault.ts';
import type { Table } from './table.ts';
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

/** For each local id that stands on several rows: another row with it. */
function otherRows(rows: { row: number; cells: Cells }[]): Map<number, number> {
	const others = new Map<number, number>();
	const firsts = new Map<string, number>();
	for (const { row, cells } of rows) {
		const localId = cells.get('local_id');
		if (localId === undefined) continue;
		const first = firsts.get(localId);
		if (first === undefined) {
			firsts.set(localId, row);
		} else {
			others.set(row, first);
			// Which of the two is right is not known here, so the first is refused with the second.
			if (!others.has(first)) others.set(first, row);
		}
	}
	return others;
}

/** The fault at the cell that a person would change: birth may have been told by the national id. */
function cellFault(row: number, field: string, cells: Cells, fault: Fault): ImportFault {
	const told = field === 'birth_date' && !cells.has('birth_date') ? 'national_id' : field;
	return faultAt(row, columnOf(told)?.name ?? null, cells.get(told) ?? '', fault);
}

/** Checks every row of a table whose header is in order. Rows with faults have no record; the others do. */
export function checkRows<Person extends { birth_date: string; sex: Sex }>(
	table: Table,
	context: ImportContext<Person>,
): CheckedRows<Person> {
	const rows = table.rows.map(({ row, cells }) => ({
		row,
		cells: cellsOf(table.columns, cells),
		isTooLong: cells.slice(table.columns.length).some((cell) => cell.trim() !== ''),
	}));
	const others = otherRows(rows);
	const valid: ValidRow<Person>[] = [];
	const faults: ImportFault[] = [];
	let faultyRows = 0;

	for (const { row, cells, isTooLong } of rows) {
		const found: ImportFault[] = [];
		const other = others.get(row);
		if (isTooLong) {
			// Its cells may have slipped to the side: what they say is not worth a fault each.
			found.push(faultAt(row, null, '', { code: 'too_many_cells' }));
		} else {
			const checked = checkRow(cells, context);
			for (const [field, fault] of checked.faults) found.push(cellFault(row, field, cells, fault));
			if (other !== undefined && !checked.faults.has('local_id')) {
				found.push(cellFault(row, 'local_id', cells, { code: 'duplicate_local_id', limit: other }));
			}
			if (checked.record && found.length === 0) valid.push({ row, record: checked.record });
		}
		if (found.length > 0) faultyRows += 1;
		faults.push(...found);
	}
	return { valid, faults, faultyRows };
}
