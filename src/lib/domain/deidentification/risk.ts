import { kAnonymity } from '../../stats/kAnonymity.ts';
import { quasiIdentifiers, type QuasiIdentifier } from './exportRow.ts';

/** How easily somebody who knows a person's quasi-identifiers finds that person in a file. */
export interface Risk {
	/** Persons in the smallest class. */
	k: number;
	/** Persons who are alone in their class. */
	uniques: number;
	/** 1/k. */
	highest: number;
	/** Mean over the persons of 1/size of their class. */
	mean: number;
	classes: number;
}

export type Identifying = Readonly<Record<QuasiIdentifier, string | null>> & { readonly person: string };

/**
 * Risk in persons: several courses of one person in a class count once, since they hide nobody.
 *
 * @throws RangeError for an empty file
 */
export function riskOf(rows: readonly Identifying[]): Risk {
	const members = new Map(
		rows.map((row) => [JSON.stringify([row.person, ...quasiIdentifiers.map((name) => row[name])]), row]),
	);
	const { k, uniques, prosecutorMax, prosecutorAverage, classes } = kAnonymity(
		[...members.values()],
		quasiIdentifiers,
	);
	return { k, uniques, highest: prosecutorMax, mean: prosecutorAverage, classes };
}
