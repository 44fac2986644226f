/** From a population to a decision: how far everything is generalised, who stands in which class, who is not linked. */
import { classesAt, type Levels } from './classes.ts';
import { ladderOf } from './ladders.ts';
import { codePopulation, placesOf, type Coded, type Population } from './patterns.ts';
import type { Level, Refusal } from './report.ts';
import { riskAfter, riskBefore, type Risk } from './risk.ts';
import { search } from './search.ts';
import { place, type Placed } from './suppress.ts';
import { trailsToUnlink } from './unlink.ts';

export interface Demands {
	k: number;
	/** Fewest values of each sensitive variable in a class; 1: none asked. */
	l: number;
	/** Highest chance to point at the right row that is allowed. */
	ceiling: number;
	/** Share of the courses that may lose values of their own instead of everybody's becoming coarser. */
	tolerated?: number;
	/** Rungs of the project's first release: they stay. */
	levels?: Readonly<Record<string, number>>;
	/** Whether the file has a person key. */
	linked: boolean;
}

export interface Plan {
	k: number;
	levels: Level[];
	loss: number;
	searched: { counted: number; combinations: number } | null;
	placed: Placed;
	unlinked: { ids: number[]; persons: number };
	rows: { population: number; released: number; suppressed: number; leftOut: number };
	persons: { population: number; released: number };
	before: Risk;
	after: Risk;
	suppressedShares: Record<string, number>;
}

export type Planned = { refused: false; plan: Plan } | { refused: true; refusal: Refusal };

/** Fewest persons of a class that keep every chance at or under the ceiling. */
export function personsPerClass({ k, ceiling }: Pick<Demands, 'k' | 'ceiling'>): number {
	if (!(k >= 2)) throw new RangeError(`k must be at least 2, not ${k}`);
	if (!(ceiling > 0 && ceiling <= 1))
		throw new RangeError(`ceiling must be above 0 and at most 1, not ${ceiling}`);
	return Math.max(k, Math.ceil(1 / ceiling - 1e-9));
}

function countRows(coded: Coded, { classOf, blanks }: Placed) {
	const rows = { population: coded.total.rows, released: 0, suppressed: 0, leftOut: 0 };
	const blanked = new Map(coded.quasi.map((name) => [name, 0]));
	classOf.forEach((at, pattern) => {
		const own = coded.rows[pattern] ?? 0;
		if (at < 0) rows.leftOut += own;
		else rows.released += own;
		const blank = blanks[at];
		if (!blank || blank.size === 0) return;
		rows.suppressed += own;
		for (const place of blank) {
			const name = coded.quasi[place] ?? '';
			blanked.set(name, (blanked.get(name) ?? 0) + own);
		}
	});
	const shares = Object.fromEntries(
		[...blanked].map(([name, count]) => [name, rows.released > 0 ? count / rows.released : 0]),
	);
	return { rows, shares };
}

function personsReleased({ singles, trails }: Coded, classOf: Int32Array): number {
	const single = singles.reduce((sum, persons, at) => ((classOf[at] ?? -1) >= 0 ? sum + persons : sum), 0);
	return trails.persons.reduce((sum, persons, trail) => {
		const places = trails.places.subarray(trails.starts[trail], trails.starts[trail + 1]);
		return places.some((at) => (classOf[at] ?? -1) >= 0) ? sum + persons : sum;
	}, single);
}

function aloneIn({ classOf, classes }: Placed, { singles }: Coded): Map<number, number> {
	const alone = new Map(classes.map((_, at) => [at, 0]));
	classOf.forEach((at, pattern) => {
		if (at >= 0) alone.set(at, (alone.get(at) ?? 0) + (singles[pattern] ?? 0));
	});
	return alone;
}

function fixedLevels(quasi: readonly string[], levels: Readonly<Record<string, number>>): Levels {
	return quasi.map((name) => {
		const rung = levels[name];
		if (rung === undefined) throw new RangeError(`levels must name every quasi-identifier, ${name} too`);
		return rung;
	});
}

/**
 * Decides about the courses that are new in a file. Global generalisation by search, then local suppression, then keys.
 *
 * Source: Sweeney L. Int J Uncertain Fuzz 2002;10:571–88 (generalisation and suppression); Machanavajjhala A et al. ACM Trans
 * Knowl Discov Data 2007;1:3 (distinct l-diversity).
 *
 * @throws RangeError for a value that no ladder knows, or demands out of range
 */
export async function planRelease(population: Population, demands: Demands): Promise<Planned> {
	const { l, ceiling, tolerated = 0.1, linked } = demands;
	const k = personsPerClass(demands);
	const coded = codePopulation(population);
	const refuse = (reason: Refusal['reason']): Planned => ({
		refused: true,
		refusal: { reason, persons: coded.total.persons, needed: 2 * k },
	});
	// A later release may have few new courses, or none: they wait for company, and the others are given.
	if (!demands.levels && coded.total.persons < 2 * k) return refuse('too_few_persons');

	let levels: Levels;
	let loss = 0;
	let searched: Plan['searched'] = null;
	if (demands.levels) {
		levels = fixedLevels(coded.quasi, demands.levels);
	} else {
		const found = await search(coded, { k, l, tolerated: tolerated * coded.total.rows });
		if (!found) return refuse('too_much_suppressed');
		({ levels, loss } = found);
		searched = { counted: found.counted, combinations: found.combinations };
	}
	const placed = place(coded, levels, k, l);
	const { rows, shares } = countRows(coded, placed);
	if (!demands.levels && rows.released < (1 - tolerated) * rows.population)
		return refuse('too_much_suppressed');
	const after = riskAfter(coded, levels, placed);
	if (after.prosecutor.highest > ceiling + 1e-9) return refuse('ceiling_not_reached');
	const unlinked = linked
		? trailsToUnlink(population.trails, patternClass(population, placed), aloneIn(placed, coded), k)
		: { ids: [], persons: 0 };
	return {
		refused: false,
		plan: {
			k,
			levels: coded.quasi.map((name, at) => {
				const rung = levels[at] ?? 0;
				return { name, rung, rungName: ladderOf(name).rungs[rung]?.name ?? '' };
			}),
			loss,
			searched,
			placed,
			unlinked,
			rows,
			persons: { population: coded.total.persons, released: personsReleased(coded, placed.classOf) },
			before: riskBefore(
				coded,
				classesAt(
					coded,
					coded.quasi.map(() => 0),
					1,
				),
			),
			after,
			suppressedShares: shares,
		},
	};
}

function patternClass({ patterns }: Population, { classOf }: Placed): (id: number) => number {
	const placeOf = placesOf(patterns);
	return (id) => classOf[placeOf[id] ?? -1] ?? -1;
}
