import { atRisk, classesAt, codeColumns, codePersons, type CodedColumns } from './columns.ts';
import type { ExportRow, QuasiIdentifier } from './exportRow.ts';
import { generalise, registeredRungs } from './generalise.ts';
import type { Rungs } from './ladder.ts';
import { clamp, dayColumns, dayLimits, type Limit } from './limits.ts';
import { measuresOf } from './measurements.ts';
import type { Candidate, Deidentified, Known } from './release.ts';
import { riskOf } from './risk.ts';
import { personsIn, suppress } from './suppress.ts';
import { cellsOf, columnsOf } from './table.ts';
import { personsToUnlink, releasedPersonKey, type LinkedRow } from './unlink.ts';

const defaultK = 5;

/** Fewest persons that a file can hide anybody among. */
export function personsNeeded(k = defaultK): number {
	return 2 * k;
}

export interface Options {
	/** Fewest persons that may share their quasi-identifiers. */
	k?: number;
	/** Share of the rows that local suppression may take, instead of coarser values for everybody. */
	tolerated?: number;
}

function knownAt(columns: CodedColumns, rungs: Rungs, row: number): Known {
	const value = (name: QuasiIdentifier) => {
		const column = columns[name][rungs[name]];
		return column?.values[column.codes[row] ?? -1] ?? null;
	};
	return {
		county: value('county'),
		centrality_class: value('centrality_class'),
		sex: value('sex'),
		age_band: value('age_band'),
		diagnosis_group: value('diagnosis_group'),
		service_level: value('service_level'),
		year: value('year'),
	};
}

const risk = (candidates: readonly Candidate[]) =>
	riskOf(candidates.map(({ row, known }) => ({ ...known, person: row.person_key })));

const linkable = ({ row, known }: Candidate): LinkedRow => ({
	person: row.person_key,
	course: row.course_key,
	class: JSON.stringify(known),
});

function dayLimitsOf(rows: readonly ExportRow[]): Limit[] {
	return dayColumns.map((column) => ({
		column,
		...dayLimits,
		changed: rows.filter((row) => {
			const value = row[column];
			return value !== null && clamp(value, dayLimits.lower, dayLimits.upper) !== value;
		}).length,
	}));
}

/**
 * Makes a table that may be released from rows that say too much together: generalises the quasi-identifiers of the
 * whole file up the ladder, suppresses what still stands out, unlinks rare combinations of a person's courses, and
 * codes extreme values. Deterministic: the same rows give the same table, sorted by course key.
 *
 * Source: Sweeney L. Int J Uncertain Fuzz 2002;10:571–88 (generalisation and suppression).
 *
 * @throws RangeError for k under 2, a share outside 0–1, or a value that the ladder does not know
 */
export function deidentify(input: readonly ExportRow[], options: Options = {}): Deidentified {
	const { k = defaultK, tolerated = 0.05 } = options;
	if (!Number.isInteger(k) || k < 2) throw new RangeError('k must be a whole number, at least 2');
	if (!(tolerated >= 0 && tolerated <= 1)) throw new RangeError('tolerated must be a share from 0 to 1');
	const rows = input.toSorted((a, b) => (a.course_key < b.course_key ? -1 : 1));
	const personsBefore = new Set(rows.map((row) => row.person_key)).size;
	const needed = personsNeeded(k);
	if (personsBefore < needed) return { released: false, reason: 'too_few_persons', needed };

	const columns = codeColumns(rows);
	const people = codePersons(rows);
	const { rungs, steps } = generalise(columns, people, k, Math.floor(tolerated * rows.length));
	const risky = atRisk(classesAt(columns, people, rungs), k);
	const at = (level: Rungs) =>
		rows.map((row, index) => ({ row, known: knownAt(columns, level, index), suppressed: false }));
	const { kept, suppressed, dropped } = suppress(at(rungs), risky, k);

	const keptRows = kept.map(({ row }) => row);
	const unlinked = personsToUnlink(kept.map(linkable), k);
	const measures = measuresOf(keptRows, k);
	return {
		released: true,
		release: {
			columns: columnsOf(rungs, keptRows, measures.columns),
			rows: kept.map((candidate) => ({
				...cellsOf(candidate, rungs, releasedPersonKey(linkable(candidate), unlinked)),
				...measures.cells(candidate.row),
			})),
			rungs,
			measures: measures.columns,
			report: {
				threshold: k,
				rowsBefore: rows.length,
				rowsAfter: kept.length,
				personsBefore,
				personsAfter: personsIn(kept),
				steps,
				suppressed,
				dropped,
				unlinked: unlinked.size,
				limits: [...dayLimitsOf(keptRows), ...measures.limits],
				leftOut: measures.leftOut,
				before: risk(at(registeredRungs)),
				after: risk(kept),
			},
		},
	};
}
