import type { OrganisationKind } from '../../domain/codes.ts';

export interface Organisation {
	id: string;
	kind: Exclude<OrganisationKind, 'unit'>;
	name: string;
	parent_id: string | null;
}

export interface OptionGroup {
	/** Name of the organisation that the options lie under; empty for the nation itself. */
	label: string;
	options: { value: string; label: string }[];
}

const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'nb');

/** Organisations of some kinds as options under the organisation they belong to: over 400 are not one list. */
export function organisationGroups(
	organisations: readonly Organisation[],
	kinds: readonly Organisation['kind'][],
): OptionGroup[] {
	const names = new Map(organisations.map(({ id, name }) => [id, name]));
	const groups = new Map<string, OptionGroup>();
	for (const { id, kind, name, parent_id } of organisations) {
		if (!kinds.includes(kind)) continue;
		const label = (parent_id && names.get(parent_id)) || '';
		const group = groups.get(label) ?? { label, options: [] };
		group.options.push({ value: id, label: name });
		groups.set(label, group);
	}
	return [...groups.values()]
		.map((group) => ({ ...group, options: group.options.toSorted(byName) }))
		.sort(byName);
}
