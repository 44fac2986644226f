/** The sentence of every fault, for the course form and for the report of an imported file. */
import * as m from '../../paraglide/messages.js';
import { getLocale, type Locale } from '../../paraglide/runtime.js';
import { formatNumber } from '../format.ts';
import type { Fault } from './values.ts';

type Sentence = (inputs: { limit: string }, options: { locale: Locale }) => string;

/** "Høyst 0 desimaler" is no sentence. */
const decimalSentences: Record<string, Sentence> = { '0': m.fault_no_decimals, '1': m.fault_one_decimal };

const sentences: Record<string, Sentence> = {
	required: m.fault_required,
	too_long: m.fault_too_long,
	too_many: m.fault_too_many,
	wrong_type: m.fault_wrong_type,
	unknown_field: m.fault_unknown_field,
	twice: m.fault_twice,
	unknown_code: m.fault_unknown_code,
	not_a_date: m.fault_not_a_date,
	not_a_number: m.fault_not_a_number,
	not_a_whole_number: m.fault_not_a_whole_number,
	below_min: m.fault_below_min,
	above_max: m.fault_above_max,
	off_step: m.fault_off_step,
	too_many_decimals: (inputs, options) =>
		(decimalSentences[inputs.limit] ?? m.fault_too_many_decimals)(inputs, options),
	implausible: m.fault_implausible,
	value_and_reason: m.fault_value_and_reason,
	in_future: m.fault_in_future,
	before_birth: m.fault_before_birth,
	after_start: m.fault_after_start,
	before_start: m.fault_before_start,
	before_end: m.fault_before_end,
	after_end: m.fault_after_end,
	other_variant: m.fault_other_variant,
	work_and_no_work: m.fault_work_and_no_work,
	notice_not_sent: m.fault_notice_not_sent,
	only_after_end: m.fault_only_after_end,
	graded_percent: m.fault_graded_percent,
	not_a_national_id: m.fault_not_a_national_id,
	only_synthetic: m.fault_only_synthetic,
	no_synthetic: m.fault_no_synthetic,
	person_has_reserved: m.fault_person_has_reserved,
	course_was_erased: m.fault_course_was_erased,
	not_a_number_or_reason: m.fault_not_a_number_or_reason,
	not_yes_or_no: m.fault_not_yes_or_no,
	goals_and_no_goals: m.fault_goals_and_no_goals,
	duplicate_local_id: m.fault_duplicate_local_id,
	local_id_taken: m.fault_local_id_taken,
	example_row: m.fault_example_row,
	unknown_municipality: m.fault_unknown_municipality,
	ambiguous_municipality: m.fault_ambiguous_municipality,
	differs_from_national_id: m.fault_differs_from_national_id,
	contains_national_id: m.fault_contains_national_id,
	national_id_in_text: m.fault_national_id_in_text,
	unknown_unit: m.coverage_fault_unknown_unit,
	ambiguous_unit: m.coverage_fault_ambiguous_unit,
	unknown_source: m.coverage_fault_unknown_source,
	not_a_year: m.coverage_fault_not_a_year,
	year_in_future: m.coverage_fault_year_in_future,
	not_a_count: m.coverage_fault_not_a_count,
	count_twice: m.coverage_fault_count_twice,
	national_id_in_note: m.coverage_fault_national_id_in_note,
	unknown_column: m.fault_unknown_column,
	duplicate_column: m.fault_duplicate_column,
	missing_column: m.fault_missing_column,
	unnamed_column: m.fault_unnamed_column,
	too_many_cells: m.fault_too_many_cells,
	broken_quotes: m.fault_broken_quotes,
	no_file: m.fault_no_file,
	too_large: m.fault_too_large,
	too_many_rows: m.fault_too_many_rows,
	too_many_columns: m.fault_too_many_columns,
	empty_file: m.fault_empty_file,
	no_rows: m.fault_no_rows,
	utf16: m.fault_utf16,
	spreadsheet: m.fault_spreadsheet,
	not_text: m.fault_not_text,
};

function limitText(limit: Fault['limit'], locale: Locale): string {
	if (typeof limit !== 'number') return limit ?? '';
	// As many decimals as the limit has: 56, 0,5 and −0,453.
	return formatNumber(limit, String(limit).split('.')[1]?.length ?? 0, locale);
}

/**
 * What is wrong, as a sentence under the field or in the report. A code without a sentence of its own gets a general
 * one: a rule that only the database has must still not end in an empty error.
 */
export function faultText(fault: Fault, locale: Locale = getLocale()): string {
	const sentence = Object.hasOwn(sentences, fault.code) ? sentences[fault.code] : undefined;
	return (sentence ?? m.fault_not_accepted)({ limit: limitText(fault.limit, locale) }, { locale });
}
