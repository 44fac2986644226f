import { timepoints, type MissingReason, type Timepoint } from '../codes.ts';
import { instruments, type InstrumentId } from '../instruments.ts';
import type { ExportRow } from './exportRow.ts';
import { clamp, isOpenEnded, limitsOf, type Limit } from './limits.ts';

/** The columns of one measure: the value, and beside it why there is none. */
export interface MeasureColumn {
	instrument: InstrumentId;
	timepoint: Timepoint;
	/** `<instrument>_<timepoint>`; the reason stands in `<name>_missing`. */
	name: string;
}

export interface Measures {
	columns: MeasureColumn[];
	limits: Limit[];
	/** Measures that fewer than k courses have a value of: left out. */
	leftOut: string[];
	/** Values and reasons of a course. */
	cells(row: ExportRow): Record<string, number | MissingReason | null>;
}

const allMeasures: readonly MeasureColumn[] = instruments.flatMap(({ id }) =>
	timepoints.map((timepoint) => ({ instrument: id, timepoint, name: `${id}_${timepoint}` })),
);

function valuesOf(rows: readonly ExportRow[], name: string): number[] {
	return rows.flatMap(({ measurements }) => {
		const value = measurements?.[name];
		return typeof value === 'number' ? [value] : [];
	});
}

/** Which measures a file has, in the order of the catalogue, and how their extreme values are coded. */
export function measuresOf(rows: readonly ExportRow[], k: number): Measures {
	const columns: MeasureColumn[] = [];
	const limits: Limit[] = [];
	const leftOut: string[] = [];
	for (const measure of allMeasures) {
		if (!rows.some(({ measurements }) => measurements?.[measure.name] !== undefined)) continue;
		const values = valuesOf(rows, measure.name);
		if (values.length < k) {
			leftOut.push(measure.name);
			continue;
		}
		columns.push(measure);
		if (!isOpenEnded(measure.instrument)) continue;
		const { lower, upper } = limitsOf(measure.instrument, values, k);
		const changed = values.filter((value) => clamp(value, lower, upper) !== value).length;
		limits.push({ column: measure.name, lower, upper, changed });
	}
	const limitOf = new Map(limits.map((limit) => [limit.column, limit]));
	return {
		columns,
		limits,
		leftOut,
		cells: ({ measurements }) =>
			Object.fromEntries(
				columns.flatMap(({ name }) => {
					const found = measurements?.[name] ?? null;
					const limit = limitOf.get(name);
					const value =
						typeof found === 'number' ? clamp(found, limit?.lower ?? null, limit?.upper ?? null) : null;
					return [
						[name, value],
						[`${name}_missing`, typeof found === 'string' ? found : null],
					];
				}),
			),
	};
}
