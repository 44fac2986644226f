import { createHash } from 'node:crypto';

export interface LinkedRow {
	person: string;
	course: string;
	/** Equivalence class of the row after generalisation and suppression. */
	class: string;
}

/** The classes that a person's rows stand in: known to whoever knows of all the person's courses. */
type Trail = string;

function add(map: Map<string, Set<string>>, key: string, value: string): void {
	const set = map.get(key) ?? new Set();
	map.set(key, set.add(value));
}

interface Followed {
	classes: string[];
	persons: string[];
}

function trailsOf(rows: readonly LinkedRow[]): Map<Trail, Followed> {
	const classesOf = new Map<string, string[]>();
	for (const row of rows) {
		const classes = classesOf.get(row.person) ?? [];
		classes.push(row.class);
		classesOf.set(row.person, classes);
	}
	const trails = new Map<Trail, Followed>();
	for (const [person, classes] of classesOf) {
		const key = JSON.stringify(classes.sort());
		const trail = trails.get(key) ?? { classes, persons: [] };
		trail.persons.push(person);
		trails.set(key, trail);
	}
	return trails;
}

/** Classes in which somebody, but fewer than k persons, would stand with a row that is linked to no other. */
function classesWithFewAlone(
	trails: ReadonlyMap<Trail, Followed>,
	unlinked: ReadonlySet<Trail>,
	k: number,
): Set<string> {
	const alone = new Map<string, Set<string>>();
	for (const [key, { classes, persons }] of trails) {
		if (classes.length > 1 && !unlinked.has(key)) continue;
		for (const name of classes) for (const person of persons) add(alone, name, person);
	}
	return new Set([...alone].filter(([, persons]) => persons.size < k).map(([name]) => name));
}

/**
 * Decides whose rows may share a person key. Several linked courses say more together than each alone: the trail of
 * classes must itself be shared by k persons, and so must "one course only" in each class. Where it is not, the
 * courses stand as if they were of different persons.
 *
 * @returns the persons whose rows must not be linked
 */
export function personsToUnlink(rows: readonly LinkedRow[], k: number): Set<string> {
	const trails = trailsOf(rows);
	const unlinked = new Set<Trail>();
	const rare = () => {
		const few = classesWithFewAlone(trails, unlinked, k);
		return [...trails].filter(
			([key, { classes, persons }]) =>
				classes.length > 1 &&
				!unlinked.has(key) &&
				(persons.length < k || classes.some((name) => few.has(name))),
		);
	};
	// Whole trails are unlinked, so those that stay linked keep their k persons.
	for (let more = rare(); more.length > 0; more = rare()) {
		for (const [key] of more) unlinked.add(key);
	}
	return new Set([...unlinked].flatMap((key) => trails.get(key)?.persons ?? []));
}

/** Keys of the released file; nothing in their form tells a linked row from one that was unlinked. */
export function releasedPersonKey(row: LinkedRow, unlinked: ReadonlySet<string>): string {
	const source = unlinked.has(row.person) ? `${row.person}|${row.course}` : row.person;
	return `P${createHash('sha256').update(source).digest('hex').slice(0, 32)}`;
}
