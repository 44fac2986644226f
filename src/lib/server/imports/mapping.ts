import { z } from 'zod';
import { plainName, type Mapping } from '../../domain/import/index.ts';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const rows = z.array(z.object({ header: z.string(), column_name: z.string().nullable() }));

/** How a unit's own column names were mapped last, by plainName; null: left out. */
export async function readRemembered(
	db: Database,
	unitId: string,
): Promise<ReadonlyMap<string, string | null>> {
	const query = db.from('import_column').select('header, column_name').eq('unit_id', unitId).limit(5000);
	return new Map((await answer(rows, query)).map((row) => [row.header, row.column_name]));
}

/** A name of a column, and not the first patient of a file without a header. */
const isName = (header: string) =>
	header !== '' && header.length <= 100 && /\p{L}/u.test(header) && !/\d{6}/.test(header);

/** Keeps a mapping for the next file with columns of the same names. */
export async function remember(
	db: Database,
	unitId: string,
	header: readonly string[],
	mapping: Mapping,
): Promise<void> {
	const named = new Map(header.map((title, index) => [plainName(title), mapping[index] ?? null]));
	const kept = [...named]
		.filter(([title]) => isName(title))
		.map(([title, column_name]) => ({ unit_id: unitId, header: title, column_name }));
	if (kept.length > 0) await done(db.from('import_column').upsert(kept, { onConflict: 'unit_id,header' }));
}
