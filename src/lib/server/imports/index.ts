import { z } from 'zod';
import type { Fault } from '../../domain/course/values.ts';
import {
	checkRows,
	readFile,
	type Delimiter,
	type Encoding,
	type ImportFault,
	type ValidRow,
} from '../../domain/import/index.ts';
import { answer } from '../backend/answers.ts';
import type { Keys } from '../backend/config.ts';
import type { Database } from '../backend/index.ts';
import type { UnitDefaults } from '../courses/choices.ts';
import { personOf, type PersonRecord } from '../identity/index.ts';
import { readMunicipalityFinder } from './municipalities.ts';
import { refusalOf } from './refusal.ts';

export type NewRow = ValidRow<PersonRecord>;

/** What a file holds for a unit; nothing of it is stored yet. */
export interface CheckedFile {
	encoding: Encoding;
	delimiter: Delimiter;
	/** Rows with content under the header. */
	rows: number;
	/** Rows that would be added. */
	fresh: NewRow[];
	/** Sound rows whose local id the unit has already. */
	known: number;
	faults: ImportFault[];
	faultyRows: number;
}

export type CheckResult = { ok: true; file: CheckedFile } | { ok: false; faults: ImportFault[] };

const idsPerQuestion = 500;

/** Which of the local ids the unit has already. */
async function readKnownIds(db: Database, unitId: string, localIds: string[]): Promise<Set<string>> {
	const known = new Set<string>();
	for (let from = 0; from < localIds.length; from += idsPerQuestion) {
		const part = localIds.slice(from, from + idsPerQuestion);
		const query = db.rpc('known_local_ids', { p_unit: unitId, p_local_ids: part });
		for (const id of await answer(z.array(z.string()), query)) known.add(id);
	}
	return known;
}

/**
 * Checks every row of a file against the schema of the course form and what the unit has.
 *
 * @param registry keys of the identities, whether persons are synthetic, and today's date in Norway
 */
export async function checkFile(
	db: Database,
	registry: { keys: Keys; synthetic: boolean; today: string },
	unit: UnitDefaults,
	bytes: Uint8Array,
): Promise<CheckResult> {
	const read = readFile(bytes);
	if (!read.ok) return read;
	const { valid, faults, faultyRows } = checkRows(read.table, {
		today: registry.today,
		unit,
		findMunicipality: await readMunicipalityFinder(db),
		personOf: (typed) => personOf(registry.keys, registry.synthetic, typed),
	});
	const known = await readKnownIds(
		db,
		unit.id,
		valid.map(({ record }) => record.local_id),
	);
	const fresh = valid.filter(({ record }) => !known.has(record.local_id));
	const { encoding, table } = read;
	return {
		ok: true,
		file: {
			encoding,
			delimiter: table.delimiter,
			rows: table.rows.length,
			fresh,
			known: valid.length - fresh.length,
			faults,
			faultyRows,
		},
	};
}

export type Added =
	| { state: 'added'; added: number; known: number }
	/** Nothing was added. The row is null where the database does not tell which. */
	| { state: 'refused'; row: number | null; column: string | null; fault: Fault };

/** Adds all the rows in one transaction, or none. Those that came in meanwhile are left as they are. */
export async function addCourses(db: Database, unitId: string, rows: readonly NewRow[]): Promise<Added> {
	try {
		const counts = await answer(
			z.object({ added: z.number(), known: z.number() }),
			db.rpc('import_courses', { p_unit: unitId, p_courses: rows.map(({ record }) => record) }),
		);
		return { state: 'added', ...counts };
	} catch (error) {
		const refusal = refusalOf(error);
		if (!refusal) throw error;
		const { place, column, fault } = refusal;
		return { state: 'refused', row: place === null ? null : (rows[place - 1]?.row ?? null), column, fault };
	}
}
