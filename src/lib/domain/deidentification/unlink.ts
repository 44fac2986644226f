/** Whose courses may share a person key: together they say more than each alone. */
import type { TrailTable } from './patterns.ts';

/** Trails that came to the same: the classes that their courses ended in, and what was given before. */
interface Followed {
	/** Per trail, the number of its group; −1: none of its courses is in the file. */
	groupOf: Int32Array;
	/** Per group, one of its trails. */
	example: number[];
	/** Per group. */
	persons: number[];
}

/** Names of the classes that a trail's courses ended in, with repetition; what was given before counts as one more. */
function classesOf(
	{ starts, patterns, past }: TrailTable,
	trail: number,
	classOf: (pattern: number) => number,
): string[] {
	const classes = [...patterns.subarray(starts[trail], starts[trail + 1])]
		.map(classOf)
		.filter((at) => at >= 0)
		.sort((a, b) => a - b)
		.map(String);
	const before = past[trail] ?? null;
	return classes.length > 0 && before !== null ? [`past ${before}`, ...classes] : classes;
}

/** Numbers and not lists of each: in a national registry a quarter of a million trails are different. */
function follow(trails: TrailTable, classOf: (pattern: number) => number): Followed {
	const groupOf = new Int32Array(trails.ids.length).fill(-1);
	const example: number[] = [];
	const persons: number[] = [];
	const groups = new Map<string, number>();
	for (let trail = 0; trail < groupOf.length; trail += 1) {
		const key = classesOf(trails, trail, classOf).join();
		if (key === '') continue;
		let group = groups.get(key);
		if (group === undefined) {
			group = example.length;
			groups.set(key, group);
			example.push(trail);
			persons.push(0);
		}
		groupOf[trail] = group;
		persons[group] = (persons[group] ?? 0) + (trails.persons[trail] ?? 0);
	}
	return { groupOf, example, persons };
}

/** Persons of each earlier trail that have no new course in the file. */
function restOfPast(trails: TrailTable, { example, persons }: Followed): Map<string, number> {
	const rest = new Map<string, number>();
	trails.past.forEach((past, trail) => {
		if (past !== null) rest.set(`past ${past}`, trails.pastPersons[trail] ?? 0);
	});
	example.forEach((trail, group) => {
		const name = `past ${trails.past[trail]}`;
		const left = rest.get(name);
		if (left !== undefined) rest.set(name, left - (persons[group] ?? 0));
	});
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
	trails: TrailTable,
	classOf: (pattern: number) => number,
	alone: ReadonlyMap<number, number>,
	k: number,
): { ids: number[]; persons: number } {
	const followed = follow(trails, classOf);
	const { groupOf, example, persons } = followed;
	const single = new Map<string, number>([...alone].map(([at, count]) => [String(at), count]));
	for (const [past, count] of restOfPast(trails, followed)) single.set(past, count);
	const classesIn = (group: number) => classesOf(trails, example[group] ?? 0, classOf);
	const add = (group: number) => {
		for (const name of new Set(classesIn(group)))
			single.set(name, (single.get(name) ?? 0) + (persons[group] ?? 0));
	};
	// A trail of which one course alone is left in the file is one of those who are alone.
	const several: number[] = [];
	example.forEach((_, group) => {
		if (classesIn(group).length > 1) several.push(group);
		else add(group);
	});

	const unlinked = new Uint8Array(example.length);
	const isFew = (name: string) => {
		const count = single.get(name) ?? 0;
		return count > 0 && count < k;
	};
	for (let changed = true; changed;) {
		changed = false;
		for (const group of several) {
			if (unlinked[group]) continue;
			if ((persons[group] ?? 0) >= k && !classesIn(group).some(isFew)) continue;
			unlinked[group] = 1;
			add(group);
			changed = true;
		}
	}
	return {
		ids: [...trails.ids.filter((_, trail) => unlinked[groupOf[trail] ?? -1])],
		persons: persons.reduce((sum, count, group) => (unlinked[group] ? sum + count : sum), 0),
	};
}
