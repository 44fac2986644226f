/** The rows of a release while its files are written, page by page: each format reads them once. */
import { z } from 'zod';
import type { ExportVariable, Row, Value } from '../../domain/exportVariables/types.ts';
import { answer } from '../backend/answers.ts';
import type { Held } from './jobs.ts';

/** The writers of the files look at every value; here each row must have one for each variable. */
function rowsOf(text: string, width: number): Value[][] {
	const rows = JSON.parse(text) as unknown;
	if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row) && row.length === width))
		throw new RangeError(`every row of a page must have ${width} values`);
	return rows as Value[][];
}

/** Missing codes of texts come as text from the database, and are numbers in a row. */
function places(
	variables: readonly ExportVariable[],
): { place: number; codes: ReadonlyMap<string, number> }[] {
	return variables.flatMap(({ type, missing }, place) =>
		type === 'code' && missing.length > 0
			? [{ place, codes: new Map(missing.map(({ code }) => [String(code), code])) }]
			: [],
	);
}

export async function* readRows(
	{ service, worker, signal }: Held,
	release: string,
	pages: number,
	variables: readonly ExportVariable[],
): AsyncGenerator<readonly Row[]> {
	const coded = places(variables);
	for (let number = 0; number < pages; number += 1) {
		signal.throwIfAborted();
		const text = await answer(
			z.string().nullable(),
			service.rpc('read_release_page', { p_release: release, p_worker: worker, p_number: number }),
		);
		if (text === null) throw new Error('a page of the release is gone');
		const rows = rowsOf(text, variables.length);
		for (const row of rows) {
			for (const { place, codes } of coded) {
				const value = row[place];
				if (typeof value === 'string') row[place] = codes.get(value) ?? value;
			}
		}
		yield rows;
	}
}
