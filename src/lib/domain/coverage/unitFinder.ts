/** A unit as a file may name it. */
export interface NamedUnit {
	id: string;
	name: string;
}

export type FoundUnit = { id: string } | { fault: 'unknown_unit' | 'ambiguous_unit' };

const plain = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** Finds units by their id, else by their name. */
export function unitFinder(units: readonly NamedUnit[]): (typed: string) => FoundUnit {
	const ids = new Set(units.map(({ id }) => id));
	const byName = new Map<string, string | null>();
	for (const { id, name } of units) byName.set(plain(name), byName.has(plain(name)) ? null : id);
	return (typed) => {
		if (ids.has(typed.trim())) return { id: typed.trim() };
		const id = byName.get(plain(typed));
		if (id === undefined) return { fault: 'unknown_unit' };
		return id === null ? { fault: 'ambiguous_unit' } : { id };
	};
}
