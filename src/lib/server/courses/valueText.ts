import { isInstrumentId } from '../../domain/instruments.ts';
import { columnOf } from '../../domain/import/columns.ts';
import { codeLists, codeOf } from '../../domain/import/index.ts';
import { formatNumber } from '../../domain/format.ts';
import { dateText } from '../../domain/course/dateText.ts';
import { courseStateLabel, instrumentLabel, missingReasonLabel } from '../../domain/labels.ts';
import { courseStates, missingReasons } from '../../domain/codes.ts';
import * as m from '../../paraglide/messages.js';

/** Columns of the tables whose name is not that of the field. */
const fieldOfColumn: Record<string, string> = {
	state: 'work.start.state',
	icf_area: 'goals.0.icf_area',
	mode: 'followups.m12.mode',
	result: 'followups.m12.result',
	level: 'satisfaction.patient',
	attained: 'goals.0.attained',
	start_level: 'goals.0.start_level',
};

/**
 * A value of the course in words, as people read it: the text of a code, a date as it is written, else the value.
 *
 * @param field name of the field of the form, or of a column of its tables
 */
export function valueText(field: string, value: unknown): string {
	if (value === null || value === undefined || value === '') return '–';
	if (typeof value === 'boolean') return value ? m.yes() : m.no();
	if (Array.isArray(value)) return value.map((one) => valueText(field, one)).join(', ') || '–';
	const text = String(value);
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dateText(text);
	if (isInstrumentId(text)) return instrumentLabel(text);
	const reason = missingReasons.find((one) => one === text);
	if (reason) return missingReasonLabel(reason);
	const state = courseStates.find((one) => field === 'status' && one === text);
	if (state) return courseStateLabel(state);
	if (field === 'professions') return listText('profession', text);
	const list = (columnOf(field) ?? columnOf(fieldOfColumn[field] ?? `services.${field}`))?.list;
	if (list) return listText(list, text);
	return typeof value === 'number' ? formatNumber(value, text.split('.')[1]?.length ?? 0) : text;
}

function listText(list: keyof typeof codeLists, text: string): string {
	const code = codeOf(list, text);
	return codeLists[list].find((one) => one.code === code)?.label() ?? text;
}
