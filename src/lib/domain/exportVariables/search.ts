/** Finding variables by what they are called, mean and can be. */
import { exportVariables, neverExported } from './index.ts';
import type { ExportVariable, NeverExported, Strength, Text } from './types.ts';

export interface VariableSearch {
	/** All words must be found, each anywhere. */
	query: string;
	group: string | null;
	strength: Strength | null;
}

const fold = (text: string) => text.toLowerCase();

/** Both languages: who reads Norwegian may know the English name of a measure. */
const bothOf = ({ nb, en }: Text) => `${nb} ${en}`;

const haystacks: ReadonlyMap<string, string> = new Map([
	...exportVariables.map(({ name, label, note, values = [] }): [string, string] => [
		name,
		fold(
			[
				name,
				bothOf(label),
				note ? bothOf(note) : '',
				...values.map((value) => `${value.code} ${bothOf(value.label)}`),
			].join(' '),
		),
	]),
	...neverExported.map(({ name, label }): [string, string] => [name, fold(`${name} ${bothOf(label)}`)]),
]);

function matches(name: string, query: string): boolean {
	const haystack = haystacks.get(name) ?? '';
	return fold(query)
		.split(/\s+/)
		.every((word) => haystack.includes(word));
}

export function findVariables({ query, group, strength }: VariableSearch): ExportVariable[] {
	return exportVariables.filter(
		(variable) =>
			(group === null || variable.group === group) &&
			(strength === null || variable.strength === strength) &&
			matches(variable.name, query),
	);
}

/** What never leaves, found by its words alone: it stands under no heading. */
export function findNeverExported({ query, group, strength }: VariableSearch): NeverExported[] {
	return group === null && strength === null ? neverExported.filter(({ name }) => matches(name, query)) : [];
}
