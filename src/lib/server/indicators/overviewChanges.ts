/** What has changed in the own column of an overview since the period before. */
import { changeBetween, type Change } from '../../domain/indicatorsChange.ts';
import { cellIn, type OverviewTable } from './overview.ts';

/** Every change of the own column since the period before that can be told from chance or not. */
export function allChanges({ definitions, cells, ownBefore, columns, year }: OverviewTable): Change[] {
	const own = columns[0]?.id ?? '';
	return definitions.flatMap(
		({ id, better }) =>
			changeBetween(cellIn(ownBefore, id, own, year - 1), cellIn(cells, id, own, year), better) ?? [],
	);
}

/** Certain ones, the largest first: shares before numbers in other units, which cannot be compared with them. */
export function certainChanges(table: OverviewTable): Change[] {
	const size = ({ difference, to }: Change) =>
		(to.kind === 'proportion' ? 1000 : 0) + Math.abs(difference.difference);
	return allChanges(table)
		.filter((change) => change.certain)
		.sort((a, b) => size(b) - size(a));
}
