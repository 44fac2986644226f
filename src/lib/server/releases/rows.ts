/** The rows of a release while its files are written, page by page: each format reads them once. */
import { z } from 'zod';
import type { ExportVariable, Row, Value } from '../../domain/exportVariables/types.ts';
import { answer } from '../backend/answers.ts';
import type { Held } from './jobs.ts';

const page = z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))).nullable();

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
		const rows = await answer(
			page,
			service.rpc('read_release_page', { p_release: release, p_worker: worker, p_number: number }),
		);
		if (!rows) throw new Error('a page of the release is gone');
		for (const row of rows as Value[][]) {
			for (const { place, codes } of coded) {
				const value = row[place];
				if (typeof value === 'string') row[place] = codes.get(value) ?? value;
			}
		}
		yield rows;
	}
}
