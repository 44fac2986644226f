/** The table builder for those who need no rows: counts, shares and means by up to three variables. */
import { z } from 'zod';
import { protectCube, fewest, roundToFive } from '../../domain/aggregates/protectCube.ts';
import { exportVariable } from '../../domain/exportVariables/index.ts';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

/** Variables that a table may be broken down by: codes and yes or no. */
const isDimension = (name: string) => {
	const variable = exportVariable(name);
	return (
		variable !== undefined &&
		variable.strength !== 'key' &&
		['code', 'boolean'].includes(variable.type) &&
		variable.name !== 'course_key'
	);
};

export const tableSchema = z
	.object({
		dimensions: z.array(z.string().refine(isDimension)).min(1).max(3),
		/** A count has none; the share of a yes-or-no variable; the mean of a number. */
		measure: z
			.string()
			.refine((name) => ['boolean', 'integer', 'number'].includes(exportVariable(name)?.type ?? ''))
			.nullable(),
		from: z.int().min(2000).max(2100),
		to: z.int().min(2000).max(2100),
	})
	.refine(({ dimensions }) => new Set(dimensions).size === dimensions.length, { path: ['dimensions'] });
export type TableRequest = z.infer<typeof tableSchema>;

const cells = z.array(
	z.object({
		values: z.array(z.string().nullable()),
		n: z.number().int(),
		largest: z.number().int(),
		total: z.number().nullable(),
	}),
);

export interface TableCell {
	/** A value for each dimension; null: all of them together. `missing` where there is none. */
	values: (string | null)[];
	/** To the nearest five; null where it is hidden. */
	n: number | null;
	/** Share or mean; null for a count, and where it is hidden. */
	value: number | null;
	hidden: boolean;
}

/** Of a share with a handful on either side the persons behind it would be told. */
function valueOf(n: number, total: number | null, kind: 'share' | 'mean' | null): number | null {
	if (kind === null || total === null) return null;
	if (kind === 'mean') return Math.round((total / n) * 100) / 100;
	if (total < fewest || n - total < fewest) return null;
	return roundToFive(total) / roundToFive(n);
}

/**
 * A protected table of all units. That it was made is logged.
 *
 * @param db the database as the signed-in researcher or coordinator, which decides whether the person may
 * @param service the client of the jobs: unprotected sums are nobody's
 */
export async function buildTable(
	db: Database,
	service: Database,
	request: TableRequest,
): Promise<TableCell[]> {
	await done(db.rpc('begin_table', { p: request }));
	const found = await answer(
		cells,
		service.rpc('table_cells', {
			p_dimensions: request.dimensions,
			p_measure: request.measure,
			p_from: request.from,
			p_to: request.to,
		}),
	);
	const type = request.measure === null ? null : exportVariable(request.measure)?.type;
	const kind = type === null ? null : type === 'boolean' ? 'share' : 'mean';
	return protectCube(found).map(({ values, n, total, hidden }) => ({
		values: [...values],
		n: hidden ? null : roundToFive(n),
		value: hidden ? null : valueOf(n, total, kind),
		hidden,
	}));
}
