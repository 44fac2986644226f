/** How easily somebody who knows a person's quasi-identifiers finds that person in a file. */
import { keysAt, numberKeys, type Classes, type Levels } from './classes.ts';
import type { Coded } from './patterns.ts';
import type { Placed } from './suppress.ts';

export interface Risk {
	/** Different persons in the smallest class. */
	smallest: number;
	/** Persons who are alone in their class. */
	uniques: number;
	classes: number;
	/** The attacker knows that the person is in the file: one of the class. Highest and mean over persons. */
	prosecutor: { highest: number; mean: number };
	/** The attacker does not know: one of all in the registry who fit. Highest. */
	journalist: number;
	/** Expected share of the file that is pointed at rightly by whoever tries all of it against the registry. */
	marketer: number;
}

/**
 * Risk over classes, in persons: of each how many are in the file (f), and how many of the registry fit (F).
 *
 *     prosecutor = max 1/f, mean = classes/persons;  journalist = max 1/F;  marketer = Σ f/F / Σ f
 *
 * Source: El Emam K, Dankar FK. J Am Med Inform Assoc 2008;15:627–37 (prosecutor, journalist); Dankar FK, El Emam K. A method
 * for evaluating marketer re-identification risk, PAIS 2010.
 */
function riskOf(inFile: Int32Array, inRegistry: Float64Array): Risk {
	let [persons, classes, uniques, smallest, fewest, rightly] = [0, 0, 0, Infinity, Infinity, 0];
	inFile.forEach((own, at) => {
		if (own === 0) return;
		const fit = Math.max(own, inRegistry[at] ?? 0);
		persons += own;
		classes += 1;
		if (own === 1) uniques += 1;
		smallest = Math.min(smallest, own);
		fewest = Math.min(fewest, fit);
		rightly += own / fit;
	});
	return {
		smallest: classes > 0 ? smallest : 0,
		uniques,
		classes,
		prosecutor: {
			highest: classes > 0 ? 1 / smallest : 0,
			mean: classes > 0 ? classes / persons : 0,
		},
		journalist: classes > 0 ? 1 / fewest : 0,
		marketer: classes > 0 ? rightly / persons : 0,
	};
}

function registryBy(
	coded: Coded,
	levels: Levels,
	blank: ReadonlySet<number>,
): { of: Int32Array; sums: Float64Array } {
	const { of, count } = numberKeys(keysAt(coded, levels, blank));
	const sums = new Float64Array(count);
	coded.registry.forEach((persons, pattern) => {
		const at = of[pattern] ?? 0;
		sums[at] = (sums[at] ?? 0) + persons;
	});
	return { of, sums };
}

/** The risk of the population as it is registered, before anything is done. */
export function riskBefore(coded: Coded, { classOf, persons }: Classes): Risk {
	const { of, sums } = registryBy(
		coded,
		coded.quasi.map(() => 0),
		new Set(),
	);
	const inRegistry = new Float64Array(persons.length);
	classOf.forEach((at, pattern) => {
		if (at >= 0) inRegistry[at] = sums[of[pattern] ?? -1] ?? 0;
	});
	return riskOf(persons, inRegistry);
}

/** The risk of the file. Where values were suppressed, everybody of the registry who has the others fits. */
export function riskAfter(coded: Coded, levels: Levels, { classOf, blanks, persons }: Placed): Risk {
	const inRegistry = new Float64Array(persons.length);
	const byBlank = new Map<string, ReturnType<typeof registryBy>>();
	classOf.forEach((at, pattern) => {
		const blank = blanks[at];
		if (!blank || inRegistry[at]) return;
		const key = [...blank].join();
		let registry = byBlank.get(key);
		if (!registry) {
			registry = registryBy(coded, levels, blank);
			byBlank.set(key, registry);
		}
		inRegistry[at] = registry.sums[registry.of[pattern] ?? -1] ?? 0;
	});
	return riskOf(persons, inRegistry);
}
