import type { DiagnosisGroup } from '../../domain/codes.ts';
import { faultAt, type Delimiter, type Encoding, type ImportFault } from '../../domain/import/index.ts';
import type { InstrumentId } from '../../domain/instruments.ts';
import type { Added, CheckedFile, NewRow } from './index.ts';

const shownFaults = 500;
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
	status: 'draft' | 'completed';
}

/** What the page says about a file, without the courses themselves. */
export interface Report {
	/** The first ones; faultCount counts them all. */
	faults: ImportFault[];
	faultCount: number;
	/** Null where the file as a whole was refused. */
	file: {
		encoding: Encoding;
		delimiter: Delimiter;
		rows: number;
		fresh: number;
		completed: number;
		/** Ended, but drafts all the same: no main instrument was named or measured. */
		withoutMain: number;
		known: number;
		faulty: number;
		preview: PreviewRow[];
	} | null;
}

export function refusedFile(faults: ImportFault[]): Report {
	return { file: null, faults: faults.slice(0, shownFaults), faultCount: faults.length };
}

function preview({ row, record }: NewRow): PreviewRow {
	const value = (timepoint: string) =>
		record.measurements.find(
			(one) => one.instrument === record.main_instrument && one.timepoint === timepoint,
		)?.value ?? null;
	const { local_id, start_date, end_date, diagnosis_group, main_instrument, status } = record;
	const course = { local_id, start_date, end_date, diagnosis_group, main_instrument, status };
	return { row, ...course, start: value('start'), end: value('end') };
}

export function reportOf(checked: CheckedFile): Report {
	const { encoding, delimiter, rows, fresh, known, faults, faultyRows } = checked;
	return {
		faults: faults.slice(0, shownFaults),
		faultCount: faults.length,
		file: {
			encoding,
			delimiter,
			rows,
			fresh: fresh.length,
			completed: fresh.filter(({ record }) => record.status === 'completed').length,
			withoutMain: fresh.filter(({ record }) => record.end_date !== null && record.main_instrument === null)
				.length,
			known,
			faulty: faultyRows,
			preview: fresh.slice(0, shownRows).map(preview),
		},
	};
}

/** The row that the database refused, first among the faults. */
export function withRefusal(report: Report, refused: Extract<Added, { state: 'refused' }>): Report {
	const fault = faultAt(refused.row, refused.column, '', refused.fault);
	return { ...report, faults: [fault, ...report.faults], faultCount: report.faultCount + 1 };
}
