/** The file of all published numbers, one number a line. */
import { stringify } from 'csv-stringify/sync';
import { definitionIn, indicatorIds, type IndicatorDefinition } from '../../domain/indicators.ts';
import { publishedColumns, type PublishedColumn } from '../../domain/publishedCodebook.ts';
import { rowOf } from '../api/indicators.ts';
import type { Database } from '../backend/index.ts';
import type { OrganisationNode } from '../organisations/index.ts';
import { allOrganisations } from '../organisations/search.ts';
import { readFrame } from './frame.ts';
import { publishedCells, type PublishedCell } from './published.ts';

export type NumbersRow = Record<PublishedColumn, string | number | null>;

/** A cell as a line of the file: of a hidden one, where it stands and why it is hidden. */
export function numbersRow(
	{ cell, view }: PublishedCell,
	definitions: readonly IndicatorDefinition[],
	node: OrganisationNode | undefined,
): NumbersRow {
	const definition = definitionIn(definitions, cell.indicator, cell.year);
	const { kind, ...row } = rowOf(cell, view, definition);
	return {
		...row,
		indicator_kind: kind ?? definition?.kind ?? null,
		unit: definition?.valueUnit ?? null,
		organisation_name: node?.name ?? null,
		organisation_kind: node?.kind ?? null,
	};
}

function lines(rows: readonly NumbersRow[]): string {
	return stringify(
		rows.map((row) => publishedColumns.map((column) => row[column])),
		{ delimiter: ';', record_delimiter: '\r\n', escape_formulas: true },
	);
}

/** The text of the file in pieces, one indicator and year at a time. */
export async function* publishedNumbers(db: Database): AsyncGenerator<string, void, undefined> {
	const { definitions, published } = await readFrame(db);
	const nodes = new Map((await allOrganisations(db)).map((node) => [node.id, node]));
	yield `\uFEFF${publishedColumns.join(';')}\r\n`;
	for (const { year } of published) {
		for (const indicator of indicatorIds) {
			const cells = await publishedCells(db, definitions, { indicator, year });
			if (cells.length === 0) continue;
			yield lines(cells.map((one) => numbersRow(one, definitions, nodes.get(one.cell.organisation))));
		}
	}
}
