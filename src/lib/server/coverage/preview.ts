import type { CheckedCounts } from '../../domain/coverage/checkCounts.ts';
import type { ReportSource } from '../../domain/coverage/sources.ts';
import type { UnitCounts } from './index.ts';

const shownRows = 50;

/** A count of the file, and what it does to the one that is there. */
export interface PreviewCount {
	row: number;
	unit: string;
	year: number;
	source: ReportSource;
	count: number;
	becomes: 'new' | 'same' | 'replaced';
	before: { source: ReportSource; count: number } | null;
}

/** What the page shows of a checked file; `content` is what it hands back, null where nothing may be loaded. */
export interface CountPreview {
	file: string;
	faults: CheckedCounts['faults'];
	faultCount: number;
	rows: PreviewCount[];
	count: number;
	unfilled: number;
	ignored: string[];
	content: string | null;
}

export function previewOf(file: string, checked: CheckedCounts, units: readonly UnitCounts[]): CountPreview {
	const { counts, faults, unfilled, ignored } = checked;
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	const isLoadable = faults.length === 0 && counts.length > 0;
	const rows = counts.slice(0, shownRows).map(({ row, unit_id, year, source, count, note }): PreviewCount => {
		const unit = byId.get(unit_id);
		const before = unit?.years.find((one) => one.year === year)?.reported ?? null;
		const isSame = before?.source === source && before.count === count && before.note === note;
		const becomes = before ? (isSame ? 'same' : 'replaced') : 'new';
		return { row, unit: unit?.name ?? unit_id, year, source, count, becomes, before };
	});
	const content = counts.map(({ unit_id, year, source, count, note }) => ({
		unit_id,
		year,
		source,
		count,
		note,
	}));
	return {
		file,
		faults: faults.slice(0, shownRows),
		faultCount: faults.length,
		rows: faults.length > 0 ? [] : rows,
		count: counts.length,
		unfilled,
		ignored,
		content: isLoadable ? JSON.stringify(content) : null,
	};
}
