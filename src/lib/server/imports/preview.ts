import type { DiagnosisGroup } from '../../domain/codes.ts';
import {
	checkRows,
	type Columns,
	type ImportFault,
	type RawRow,
	type ValidRow,
} from '../../domain/import/index.ts';
import type { InstrumentId } from '../../domain/instruments.ts';
import type { Keys } from '../backend/config.ts';
import type { Database } from '../backend/index.ts';
import type { PersonRecord } from '../identity/index.ts';
import { readContext } from './check.ts';

const shownRows = 5;

/** One sound row, as the page shows a few of them: are the columns understood as they were meant? */
export interface PreviewRow {
	row: number;
	local_id: string;
	start_date: string | null;
	end_date: string | null;
	diagnosis_group: DiagnosisGroup | null;
	main_instrument: InstrumentId | null;
	start: number | null;
	end: number | null;
	goals: number;
	status: 'draft' | 'completed';
}

export interface Preview {
	rows: PreviewRow[];
	/** What is wrong with the first rows. */
	faults: ImportFault[];
}

function shown({ row, record }: ValidRow<PersonRecord>): PreviewRow {
	const value = (timepoint: string) =>
		record.measurements.find(
			(one) => one.instrument === record.main_instrument && one.timepoint === timepoint,
		)?.value ?? null;
	const { local_id, start_date, end_date, diagnosis_group, main_instrument, status } = record;
	const course = { local_id, start_date, end_date, diagnosis_group, main_instrument, status };
	return { row, ...course, start: value('start'), end: value('end'), goals: record.goals.length };
}

/** The first rows of a file as they would be registered. */
export async function previewOf(
	db: Database,
	registry: { keys: Keys; synthetic: boolean },
	unitId: string,
	rows: readonly RawRow[],
	columns: Columns,
): Promise<Preview> {
	const context = await readContext(db, registry, unitId);
	const checked = checkRows(rows.slice(0, shownRows), columns, context, new Map());
	return { rows: checked.valid.map(shown), faults: checked.faults };
}
