/** Reading a file of courses: bytes → rows → records and faults. Knows nothing of the database. */
export { checkRows, type CheckedRows, type Columns, type ValidRow } from './checkRows.ts';
export type { ImportContext, ImportRecord } from './checkRow.ts';
export type { PersonOf } from './checkPerson.ts';
export { codeLists, codeOf, type CodeList } from './codeTexts.ts';
export { FileRefused } from './fileRefused.ts';
export { faultAt, fileFault, shownValue, type ImportFault } from './importFault.ts';
export { importLimits } from './limits.ts';
export { LocalIds } from './localIds.ts';
export {
	checkMapping,
	indexWords,
	plainName,
	proposeMapping,
	type Mapping,
	type MappingFaults,
} from './mapping.ts';
export { municipalityFinder, type FindMunicipality, type MunicipalityNames } from './municipalities.ts';
export type { Encoding } from './plainBytes.ts';
export { rawBytes, readRows, textOf, type Delimiter, type RawRow, type RowFile } from './readRows.ts';
export { sampleCells } from './sampleCells.ts';
export { exampleLocalId, templateRows } from './template.ts';
