import { storable, type Fault } from '../course/values.ts';
import type { CountField } from './columns.ts';
import { readSource, type ReportSource } from './sources.ts';
import type { FoundUnit } from './unitFinder.ts';

/** A count as it is loaded. */
export interface ReportedCount {
	unit_id: string;
	year: number;
	source: ReportSource;
	count: number;
	note: string | null;
}

/** A count as it is typed in the form or stands in a file. */
export type TypedCount = Record<CountField, string>;

/** What the check must know of the registry. */
export interface CountContext {
	findUnit: (typed: string) => FoundUnit;
	thisYear: number;
}

export const longestNote = 300;
export const firstYear = 2000;

// Spreadsheets write thousands with a blank of some width.
const wholeNumber = /^(?:\d{1,9}|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,2})$/;

function readCount(typed: string): number | null {
	const number = wholeNumber.test(typed) ? Number(typed.replaceAll(/\D/g, '')) : 0;
	return number > 0 ? number : null;
}

function yearFault(year: number, thisYear: number): Fault | null {
	if (!(year >= firstYear && year < 2100)) return { code: 'not_a_year', limit: String(firstYear) };
	return year > thisYear ? { code: 'year_in_future' } : null;
}

function noteFault(note: string): Fault | null {
	if (note.length > longestNote) return { code: 'too_long', limit: longestNote };
	// Also where the control digits are wrong: it may be one with a typing error, and notes are published.
	return /\d{6}[ -]?\d{5}/.test(note) ? { code: 'national_id_in_note' } : null;
}

export type CheckedCount =
	{ count: ReportedCount; faults: null } | { count: null; faults: Partial<Record<CountField, Fault>> };

/** Reads one count; every field that is wrong is named. */
export function checkCount(typed: TypedCount, { findUnit, thisYear }: CountContext): CheckedCount {
	const unitField = typed.unit_id.trim() === '' ? 'unit' : 'unit_id';
	const faults: Partial<Record<CountField, Fault>> = {};
	const required = (field: CountField, fault: Fault | null) => {
		if (typed[field].trim() === '') faults[field] = { code: 'required' };
		else if (fault) faults[field] = fault;
	};

	const unit = findUnit(typed[unitField]);
	required(unitField, 'fault' in unit ? { code: unit.fault } : null);
	const year = /^\d{4}$/.test(typed.year.trim()) ? Number(typed.year) : Number.NaN;
	required('year', yearFault(year, thisYear));
	const source = readSource(typed.source);
	required('source', source ? null : { code: 'unknown_source' });
	const count = readCount(typed.count.trim());
	required('count', count ? null : { code: 'not_a_count' });
	const note = storable(typed.note);
	const wrongNote = noteFault(note);
	if (wrongNote) faults.note = wrongNote;

	if (Object.keys(faults).length > 0 || 'fault' in unit || !source || !count) return { count: null, faults };
	return { count: { unit_id: unit.id, year, source, count, note: note === '' ? null : note }, faults: null };
}
