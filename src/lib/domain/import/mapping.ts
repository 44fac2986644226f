import { aliases } from './columnAliases.ts';
import { columnOf, columns, requiredFields } from './columns.ts';

/** For each column of a file the registry's column that it fills; null: it is left out. */
export type Mapping = (string | null)[];

/** What a name is compared as. */
export function plainName(name: string): string {
	return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Where words mean several columns, they mean none. */
export function indexWords(words: Iterable<[word: string, column: string]>): ReadonlyMap<string, string> {
	const index = new Map<string, string | null>();
	for (const [word, column] of words) {
		const known = index.get(plainName(word));
		index.set(plainName(word), known === undefined || known === column ? column : null);
	}
	return new Map([...index].filter((entry): entry is [string, string] => entry[1] !== null));
}

/**
 * What the columns of a file seem to be: by the registry's own name, by what the unit said last time, by the words of
 * the form in any language, by words that other systems use. No column is proposed twice.
 *
 * @param words of the registry's columns, by indexWords
 * @param remembered by plainName of the header; null: it was left out
 */
export function proposeMapping(
	header: readonly string[],
	words: ReadonlyMap<string, string>,
	remembered: ReadonlyMap<string, string | null>,
): Mapping {
	const ways: ((name: string) => string | null | undefined)[] = [
		(name) => (columns.has(name) ? name : undefined),
		(name) => remembered.get(name),
		(name) => words.get(name) ?? aliases[name],
		(name) => name.replaceAll(/[ -]/g, '_'),
	];
	const proposed: (string | null | undefined)[] = header.map(() => undefined);
	const taken = new Set<string>();
	for (const way of ways) {
		header.forEach((title, index) => {
			if (proposed[index] !== undefined || title.trim() === '') return;
			const column = way(plainName(title));
			if (column === undefined || (column !== null && (taken.has(column) || !columns.has(column)))) return;
			proposed[index] = column;
			if (column !== null) taken.add(column);
		});
	}
	return proposed.map((column) => column ?? null);
}

export interface MappingFaults {
	/** Columns that every file must have, and this one has not. */
	missing: string[];
	/** Columns that two of the file's would fill. */
	twice: string[];
}

/** What is wrong with a mapping; null when nothing is. */
export function checkMapping(mapping: Mapping): MappingFaults | null {
	const chosen = mapping.filter((column) => column !== null);
	const twice = [...new Set(chosen.filter((column, index) => chosen.indexOf(column) < index))];
	const missing = requiredFields.map((field) => columnOf(field)?.name ?? field);
	if (!chosen.includes('national_id')) {
		const byBirth = ['birth_date', 'sex'].filter((name) => !chosen.includes(name));
		missing.push(...(byBirth.length === 2 ? ['national_id'] : byBirth));
	}
	const absent = missing.filter((name) => !chosen.includes(name));
	return absent.length + twice.length > 0 ? { missing: absent, twice } : null;
}
