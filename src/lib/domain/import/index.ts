/** Reading a file of courses: bytes → text → table → records and faults. Knows nothing of the database. */
import type { ImportFault } from './importFault.ts';
import { checkHeader } from './columns.ts';
import { decode, type Encoding } from './decode.ts';
import { readTable, type Table } from './table.ts';

export { checkRows, type CheckedRows, type ValidRow } from './checkRows.ts';
export type { ImportContext, ImportRecord } from './checkRow.ts';
export type { PersonOf } from './checkPerson.ts';
export { codeLists, codeOf, type CodeList } from './codeTexts.ts';
export { faultAt, fileFault, type ImportFault } from './importFault.ts';
export { importLimits } from './limits.ts';
export { municipalityFinder, type FindMunicipality, type MunicipalityNames } from './municipalities.ts';
export { exampleLocalId, templateRows } from './template.ts';
export type { Delimiter, Table } from './table.ts';
export type { Encoding } from './decode.ts';

export type FileResult =
	{ ok: true; table: Table; encoding: Encoding } | { ok: false; faults: ImportFault[] };

/** Reads a file to a table whose columns are known, or says why it cannot be one. */
export function readFile(bytes: Uint8Array): FileResult {
	const decoded = decode(bytes);
	if (!decoded.ok) return { ok: false, faults: [decoded.fault] };
	const read = readTable(decoded.text);
	if (!read.ok) return read;
	const faults = checkHeader(read.table);
	return faults.length > 0
		? { ok: false, faults }
		: { ok: true, table: read.table, encoding: decoded.encoding };
}
