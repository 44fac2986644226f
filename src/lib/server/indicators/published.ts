/** Everything that is published of one indicator and year: all organisations, as anyone may see them. */
import { z } from 'zod';
import type { IndicatorCell, IndicatorDefinition, IndicatorId } from '../../domain/indicators.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { views, type View } from './index.ts';
import {
	cellOf,
	hiddenMore,
	hiddenReason,
	hiddenSums,
	indicatorColumn,
	shownMore,
	shownSums,
} from './rows.ts';

const at = {
	view: z.enum(views),
	node_id: z.string(),
	year: z.number().int(),
	quarter: z.number().int().min(0).max(4),
	indicator: indicatorColumn,
};
// Strict about the nulls: a hidden row that carried a number would be a leak, not a row.
const publishedRow = z.union([
	z.object({ ...at, ...shownSums, ...shownMore, mask: z.null() }),
	z.object({ ...at, ...hiddenSums, ...hiddenMore, mask: hiddenReason }),
]);
type PublishedRow = z.infer<typeof publishedRow>;

/** The API answers at most a thousand rows at a time. */
const most = 1000;

/** A cell and whose courses it counts. */
export interface PublishedCell {
	view: View;
	cell: IndicatorCell;
}

interface Part {
	indicator: IndicatorId;
	year: number;
	/** Without the quarters, of one view. */
	wholeYearsOf?: View;
}

async function readRows(db: Database, { indicator, year, wholeYearsOf }: Part): Promise<PublishedRow[]> {
	const rows: PublishedRow[] = [];
	for (;;) {
		const all = db.from('published_cell').select('*').eq('indicator', indicator).eq('year', year);
		const asked = wholeYearsOf ? all.eq('quarter', 0).eq('view', wholeYearsOf) : all;
		const piece = await answer(
			z.array(publishedRow),
			asked
				.order('quarter')
				.order('view')
				.order('node_id')
				.range(rows.length, rows.length + most - 1),
		);
		rows.push(...piece);
		if (piece.length < most) return rows;
	}
}

/** Cells with a number or a reason why there is none; organisations without any course are not among them. */
export async function publishedCells(
	db: Database,
	definitions: readonly IndicatorDefinition[],
	part: Part,
): Promise<PublishedCell[]> {
	const rows = await readRows(db, part);
	return rows.map((row) => {
		const { view, node_id, year, quarter, indicator } = row;
		return {
			view,
			cell: cellOf(definitions, { organisation: node_id, year, quarter, indicator, own: false }, row),
		};
	});
}
