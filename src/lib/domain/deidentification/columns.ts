import { quasiIdentifiers, type ExportRow, type QuasiIdentifier } from './exportRow.ts';
import { ladderFor, type Rungs } from './ladder.ts';

/** A quasi-identifier at one rung, with its values as numbers: classes of a national file are counted many times. */
export interface CodedColumn {
	/** Per row, the index of its value. */
	codes: Int32Array;
	values: (string | null)[];
}

export type CodedColumns = Readonly<Record<QuasiIdentifier, readonly CodedColumn[]>>;

function code(values: readonly (string | null)[]): CodedColumn {
	const index = new Map<string | null, number>();
	const codes = Int32Array.from(values, (value) => {
		const known = index.get(value) ?? index.size;
		index.set(value, known);
		return known;
	});
	return { codes, values: [...index.keys()] };
}

/** Every quasi-identifier at every rung of its ladder. */
export function codeColumns(rows: readonly ExportRow[]): CodedColumns {
	const ladder = ladderFor(rows);
	const column = (name: QuasiIdentifier) =>
		ladder[name].map((generalise) => code(rows.map((row) => generalise(String(row[name])))));
	return {
		county: column('county'),
		centrality_class: column('centrality_class'),
		sex: column('sex'),
		age_band: column('age_band'),
		diagnosis_group: column('diagnosis_group'),
		service_level: column('service_level'),
		year: column('year'),
	};
}

/** Persons by number, so that several courses of one person count once. */
export function codePersons(rows: readonly ExportRow[]): Int32Array {
	return code(rows.map((row) => row.person_key)).codes;
}

export interface Classes {
	/** Per row, the number of its equivalence class. */
	classOf: Float64Array;
	/** Different persons by class. Rows would flatter: five courses of one person hide nobody. */
	persons: ReadonlyMap<number, number>;
}

/** Groups the rows that share every quasi-identifier at the given rungs. */
export function classesAt(columns: CodedColumns, persons: Int32Array, rungs: Rungs): Classes {
	const classOf = new Float64Array(persons.length);
	for (const name of quasiIdentifiers) {
		const column = columns[name][rungs[name]];
		if (!column) throw new RangeError(`${name} has no rung ${rungs[name]}`);
		const { codes, values } = column;
		classOf.forEach((number, row) => (classOf[row] = number * values.length + (codes[row] ?? 0)));
	}
	const counts = new Map<number, number>();
	const seen = new Set<number>();
	classOf.forEach((number, row) => {
		// One number for class and person: at most some 3 million classes times the persons, well under 2^53.
		const member = number * persons.length + (persons[row] ?? 0);
		if (seen.has(member)) return;
		seen.add(member);
		counts.set(number, (counts.get(number) ?? 0) + 1);
	});
	return { classOf, persons: counts };
}

/** Per row, whether fewer than k persons share its class. */
export function atRisk({ classOf, persons }: Classes, k: number): boolean[] {
	return Array.from(classOf, (number) => (persons.get(number) ?? 0) < k);
}

/** Shannon entropy of a column in bits: how much it says of a row. */
export function entropy({ codes, values }: CodedColumn): number {
	const counts = new Float64Array(values.length);
	for (const value of codes) counts[value] = (counts[value] ?? 0) + 1;
	let bits = 0;
	for (const count of counts) bits -= (count / codes.length) * Math.log2(count / codes.length);
	return bits;
}
