/** Whose courses may share a person key: together they say more than each alone. */
import type { TrailTable } from './patterns.ts';

/**
 * Per trail the classes that its courses ended in, in order and with repetition, as numbers one after the other: a national
 * registry has a quarter of a million trails. What was given before counts as one more, and stands first as a negative number.
 */
interface Lists {
	starts: Int32Array;
	classes: Int32Array;
	/** The negative number of each earlier trail. */
	pasts: ReadonlyMap<string, number>;
}

function listsOf(trails: TrailTable, classOf: (pattern: number) => number): Lists {
	const starts = new Int32Array(trails.ids.length + 1);
	const classes = new Int32Array(trails.patterns.length + trails.ids.length);
	const pasts = new Map<string, number>();
	let end = 0;
	for (let trail = 0; trail < trails.ids.length; trail += 1) {
		const first = end;
		for (let at = trails.starts[trail] ?? 0; at < (trails.starts[trail + 1] ?? 0); at += 1) {
			const own = classOf(trails.patterns[at] ?? 0);
			if (own < 0) continue;
			let place = end++;
			// Few courses each: putting every one in its place is quicker than sorting.
			for (; place > first && (classes[place - 1] ?? 0) > own; place -= 1)
				classes[place] = classes[place - 1] ?? 0;
			classes[place] = own;
		}
		const past = trails.past[trail] ?? null;
		if (past !== null && !pasts.has(past)) pasts.set(past, -1 - pasts.size);
		if (past !== null && end > first) {
			classes.copyWithin(first + 1, first, end++);
			classes[first] = pasts.get(past) ?? 0;
		}
		starts[trail + 1] = end;
	}
	return { starts, classes, pasts };
}

/** Trails that came to the same. */
interface Groups {
	/** Per trail, the number of its group; −1: none of its courses is in the file. */
	groupOf: Int32Array;
	/** Per group, one of its trails. */
	example: number[];
	persons: number[];
}

function groupsOf(trails: TrailTable, { starts, classes }: Lists): Groups {
	const length = (trail: number) => (starts[trail + 1] ?? 0) - (starts[trail] ?? 0);
	const compare = (left: number, right: number): number => {
		if (length(left) !== length(right)) return length(left) - length(right);
		for (let at = 0; at < length(left); at += 1) {
			const apart = (classes[(starts[left] ?? 0) + at] ?? 0) - (classes[(starts[right] ?? 0) + at] ?? 0);
			if (apart !== 0) return apart;
		}
		return 0;
	};
	const order = Uint32Array.from(trails.ids.keys())
		.filter((trail) => length(trail) > 0)
		.sort(compare);
	const groupOf = new Int32Array(trails.ids.length).fill(-1);
	const example: number[] = [];
	const persons: number[] = [];
	for (const trail of order) {
		const last = example.at(-1);
		if (last === undefined || compare(last, trail) !== 0) {
			example.push(trail);
			persons.push(0);
		}
		const group = example.length - 1;
		groupOf[trail] = group;
		persons[group] = (persons[group] ?? 0) + (trails.persons[trail] ?? 0);
	}
	return { groupOf, example, persons };
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
	const lists = listsOf(trails, classOf);
	const { groupOf, example, persons } = groupsOf(trails, lists);
	const listOf = (group: number): Int32Array => {
		const trail = example[group] ?? 0;
		return lists.classes.subarray(lists.starts[trail], lists.starts[trail + 1]);
	};
	/** Persons with one course, by class; and of each earlier trail, those without a new course. */
	const single = new Map(alone);
	trails.past.forEach((past, trail) => {
		if (past !== null) single.set(lists.pasts.get(past) ?? 0, trails.pastPersons[trail] ?? 0);
	});
	example.forEach((_, group) => {
		const [first = 0] = listOf(group);
		if (first < 0) single.set(first, (single.get(first) ?? 0) - (persons[group] ?? 0));
	});
	const add = (group: number) => {
		for (const at of new Set(listOf(group))) single.set(at, (single.get(at) ?? 0) + (persons[group] ?? 0));
	};
	// A trail of which one course alone is left in the file is one of those who are alone.
	const several: number[] = [];
	example.forEach((_, group) => {
		if (listOf(group).length > 1) several.push(group);
		else add(group);
	});

	const unlinked = new Uint8Array(example.length);
	const isFew = (at: number) => {
		const count = single.get(at) ?? 0;
		return count > 0 && count < k;
	};
	for (let changed = true; changed;) {
		changed = false;
		for (const group of several) {
			if (unlinked[group]) continue;
			if ((persons[group] ?? 0) >= k && !listOf(group).some(isFew)) continue;
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
