import { formatDateTime } from '$lib/domain/format';
import { instrumentLabel, timepointLabel, respondentLabel } from '$lib/domain/labels';
import { respondents, timepoints } from '$lib/domain/codes';
import { isInstrumentId } from '$lib/domain/instruments';
import * as m from '$lib/paraglide/messages.js';
import type { Revision } from '$lib/server/courses';
import { valueText } from '$lib/server/courses/valueText';
import { fieldLabel } from '../fieldLabels';

/** A change of a course in words. */
export interface HistoryLine {
	id: number;
	what: string;
	values: string;
	who: string;
	reason: string | null;
}

const operations = { insert: m.history_insert, update: m.history_update, delete: m.history_delete };
const tables: Record<string, () => string> = {
	course: m.table_course,
	measurement: m.table_measurement,
	goal: m.table_goal,
	copm_problem: m.table_copm_problem,
	work_state: m.table_work_state,
	course_services: m.table_course_services,
	followup: m.table_followup,
	satisfaction: m.table_satisfaction,
	followup_answer: m.followup_page_history_goals,
};

/** Columns that say which row it was. */
const rowColumns = ['instrument', 'timepoint', 'position', 'respondent'];

function rowText(row: Record<string, unknown>): string {
	const { instrument, timepoint, position, respondent } = row;
	const parts = [
		typeof instrument === 'string' && isInstrumentId(instrument) ? instrumentLabel(instrument) : null,
		timepoints.filter((one) => one === timepoint).map((one) => timepointLabel(one).toLowerCase())[0],
		respondents.filter((one) => one === respondent).map((one) => respondentLabel(one).toLowerCase())[0],
		typeof position === 'number' ? String(position) : null,
	].filter((part) => typeof part === 'string');
	return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

/** Name of the field that a column belongs to, for its words. */
function fieldOf(table: string, column: string): string {
	if (table === 'course_services') return `services.${column}`;
	if (table === 'goal') return `goals.0.${column}`;
	if (table === 'copm_problem') return `problems.0.${column}`;
	return column;
}

function columnLabel(table: string, column: string): string | null {
	if (['value', 'state', 'level', 'goals_kept'].includes(column)) return null;
	if (column === 'missing_reason') return m.history_reason_short();
	if (column === 'weeks_without_benefit') return m.work_weeks();
	if (column === 'percent') return m.work_percent();
	if (column === 'done_on') return m.followup_done_on();
	if (column === 'mode') return m.followup_mode();
	if (column === 'result') return m.followup_result();
	// The row says already which goal or problem it is.
	return fieldLabel(fieldOf(table, column)).replace(/^[^:]+ \d: /, '');
}

function valuesText(change: Revision, municipality: (id: string) => string): string {
	const { old, new: now, table_name: table } = change;
	const show = (column: string, value: unknown) =>
		column === 'residence_municipality_id' && typeof value === 'string'
			? municipality(value)
			: valueText(column, value);
	return Object.keys({ ...old, ...now })
		.filter((column) => ![...rowColumns, 'completed_at', 'person_id', 'local_number'].includes(column))
		.map((column) => ({ column, before: show(column, old?.[column]), after: show(column, now?.[column]) }))
		.filter(({ before, after }) => before !== after)
		.map(({ column, before, after }) => {
			const label = columnLabel(table, column);
			return `${label ? `${label}: ` : ''}${before} → ${after}`;
		})
		.join('; ');
}

/** What was changed, by whom and why, as the page lists it; on the server, which has the words of every code. */
export function historyLines(
	changes: readonly Revision[],
	municipalities: readonly { id: string; name: string }[],
): HistoryLine[] {
	const names = new Map(municipalities.map((one) => [one.id, one.name]));
	return changes.map((change) => ({
		id: change.id,
		what: `${operations[change.operation]()} ${(tables[change.table_name] ?? m.table_course)()}${rowText(change.new ?? change.old ?? {})}`,
		values: valuesText(change, (id) => names.get(id) ?? id),
		who: m.history_line({ name: change.account?.display_name ?? '', time: formatDateTime(change.at) }),
		reason: change.reason,
	}));
}
