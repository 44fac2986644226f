import { organisationKinds, type OrganisationKind } from '$lib/domain/codes';

export interface Choosable {
	id: string;
	kind: OrganisationKind;
	name: string;
}

/** Kinds that are read from the narrow to the wide: similar municipalities come before their county. */
const order: readonly OrganisationKind[] = [
	'unit',
	'municipality',
	'institution',
	'kostra',
	'centrality',
	'trust',
	'county',
	'region',
	'nation',
];

/** Choices by kind, those of few first: what is compared most often is not below fifty municipalities. */
export function comparisonGroups<T extends Choosable>(
	choices: readonly T[],
): { kind: OrganisationKind; members: T[] }[] {
	const groups = organisationKinds
		.map((kind) => ({ kind, members: choices.filter((one) => one.kind === kind) }))
		.filter((group) => group.members.length > 0);
	const long = 6;
	return groups.sort(
		(a, b) =>
			Number(a.members.length > long) - Number(b.members.length > long) ||
			order.indexOf(a.kind) - order.indexOf(b.kind),
	);
}
