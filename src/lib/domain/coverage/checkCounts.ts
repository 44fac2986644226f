import { faultAt, type ImportFault } from '../import/importFault.ts';
import { checkCount, type CountContext, type ReportedCount, type TypedCount } from './checkCount.ts';
import { columnTitle, countFields, findColumns, type CountField } from './columns.ts';

export interface CountRow {
	/** As a spreadsheet counts: the header is row 1. */
	row: number;
	cells: readonly string[];
}

/** What a file of counts says: loadable only where it has no fault, so that nothing is loaded by halves. */
export interface CheckedCounts {
	counts: (ReportedCount & { row: number })[];
	faults: ImportFault[];
	/** Rows with neither source nor count: units of the template that nobody has filled in. */
	unfilled: number;
	/** Titles of columns that are not read. */
	ignored: string[];
}

/** Reads the rows of a file of counts; every cell that is wrong is named by row and column. */
export function checkCounts(
	header: readonly string[],
	rows: readonly CountRow[],
	context: CountContext,
): CheckedCounts {
	const { places, ignored, twice, missing } = findColumns(header);
	const ofHeader = [
		...missing.map((field) => faultAt(null, columnTitle(field), '', { code: 'missing_column' })),
		...twice.map((field) => faultAt(1, columnTitle(field), '', { code: 'duplicate_column' })),
	];
	if (ofHeader.length > 0) return { counts: [], faults: ofHeader, unfilled: 0, ignored };

	const titleOf = (field: CountField) => header[places.get(field) ?? -1] ?? columnTitle(field);
	const counts: CheckedCounts['counts'] = [];
	const faults: ImportFault[] = [];
	const seen = new Map<string, number>();
	let unfilled = 0;
	for (const { row, cells } of rows) {
		const typed = Object.fromEntries(
			countFields.map((field) => [field, cells[places.get(field) ?? -1] ?? '']),
		) as TypedCount;
		if (cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== '')) {
			faults.push(faultAt(row, null, '', { code: 'too_many_cells' }));
			continue;
		}
		if (typed.count.trim() === '' && typed.source.trim() === '') {
			unfilled += 1;
			continue;
		}
		const checked = checkCount(typed, context);
		if (checked.faults) {
			for (const field of countFields) {
				const fault = checked.faults[field];
				if (fault) faults.push(faultAt(row, titleOf(field), typed[field], fault));
			}
			continue;
		}
		const key = `${checked.count.year} ${checked.count.unit_id}`;
		const first = seen.get(key);
		if (first === undefined) {
			seen.set(key, row);
			counts.push({ row, ...checked.count });
		} else {
			const field = typed.unit_id.trim() === '' ? 'unit' : 'unit_id';
			faults.push(faultAt(row, titleOf(field), typed[field], { code: 'count_twice', limit: first }));
		}
	}
	return { counts, faults, unfilled, ignored };
}
