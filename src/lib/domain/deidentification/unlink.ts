/** Whose courses may share a person key: together they say more than each alone. */
import type { Trail } from './patterns.ts';

interface Followed {
	/** Classes of the courses, with repetition; what was given before counts as one more. */
	classes: string[];
	ids: number[];
	persons: number;
}

/** Per trail the classes that its courses ended in. */
function follow(trails: readonly Trail[], classOf: (pattern: number) => number): Map<string, Followed> {
	const followed = new Map<string, Followed>();
	for (const trail of trails) {
		const classes = trail.patterns
			.map(classOf)
			.filter((at) => at >= 0)
			.sort((a, b) => a - b)
			.map(String);
		if (classes.length === 0) continue;
		if (trail.past !== null) classes.unshift(`past ${trail.past}`);
		const key = classes.join();
		const same = followed.get(key) ?? { classes, ids: [], persons: 0 };
		same.ids.push(trail.id);
		same.persons += trail.persons;
		followed.set(key, same);
	}
	return followed;
}

/** Persons of each earlier trail that have no new course in the file. */
function restOfPast(trails: readonly Trail[], followed: ReadonlyMap<string, Followed>): Map<string, number> {
	const rest = new Map(
		trails.flatMap(({ past, pastPersons }) => (past === null ? [] : [[`past ${past}`, pastPersons]])) as [
			string,
			number,
		][],
	);
	for (const { classes, persons } of followed.values()) {
		const [past = ''] = classes;
		const left = rest.get(past);
		if (left !== undefined) rest.set(past, left - persons);
	}
	return rest;
}

/**
 * Decides which trails are not linked. A linked trail must be shared by k persons; and in each class, and of each earlier
 * trail, those who stand there with one course alone must be k or none: otherwise whoever knows how many courses a person
 * has would point at one. Where it is not so, each course gets a person key of its own.
 *
 * @param alone persons by class whose only course is there
 * @returns ids of the trails to unlink, and how many persons have them
 */
export function trailsToUnlink(
	trails: readonly Trail[],
	classOf: (pattern: number) => number,
	alone: ReadonlyMap<number, number>,
	k: number,
): { ids: number[]; persons: number } {
	const followed = follow(trails, classOf);
	const single = new Map<string, number>([...alone].map(([at, persons]) => [String(at), persons]));
	for (const [past, persons] of restOfPast(trails, followed)) single.set(past, persons);
	const several = [...followed.entries()].filter(([, { classes }]) => classes.length > 1);
	const add = ({ classes, persons }: Followed) => {
		for (const name of new Set(classes)) single.set(name, (single.get(name) ?? 0) + persons);
	};
	// A trail of which one course alone is left in the file is one of those who are alone.
	for (const { classes, ...rest } of followed.values()) if (classes.length === 1) add({ classes, ...rest });

	const unlinked = new Set<string>();
	const isFew = (name: string) => {
		const persons = single.get(name) ?? 0;
		return persons > 0 && persons < k;
	};
	for (let changed = true; changed;) {
		changed = false;
		for (const [key, trail] of several) {
			if (unlinked.has(key) || (trail.persons >= k && !trail.classes.some(isFew))) continue;
			unlinked.add(key);
			add(trail);
			changed = true;
		}
	}
	const found = several.filter(([key]) => unlinked.has(key)).map(([, trail]) => trail);
	return {
		ids: found.flatMap(({ ids }) => ids),
		persons: found.reduce((sum, { persons }) => sum + persons, 0),
	};
}
