/** From the rows of a research project to a table that may be released, with a report of the risk that is left. */
export { deidentify, personsNeeded, type Options } from './deidentify.ts';
export { exportRowSchema, quasiIdentifiers, type ExportRow, type QuasiIdentifier } from './exportRow.ts';
export { counties, regions } from './counties.ts';
export { rareShares, rungNames, type Rungs } from './ladder.ts';
export type { Step } from './generalise.ts';
export type { Limit } from './limits.ts';
export type { MeasureColumn } from './measurements.ts';
export type { Cell, Deidentified, DisclosureReport, Release, ReleasedRow } from './release.ts';
