import type { OrganisationKind } from '$lib/domain/codes';

/** What a leader may lead: everything in the tree but a unit. */
export const led: Exclude<OrganisationKind, 'unit'>[] = [
	'nation',
	'region',
	'trust',
	'institution',
	'county',
	'municipality',
];

/** The three fields of a role, as typed. */
export function typedRole(form: FormData) {
	const field = (name: string) => String(form.get(name) ?? '').slice(0, 100);
	return { role: field('role'), unit_id: field('unit_id'), organisation_id: field('organisation_id') };
}

/** Which fields zod found fault with. */
export function wrongFields(...results: { error?: { issues: { path: PropertyKey[] }[] } }[]): string[] {
	return results.flatMap(({ error }) => error?.issues.map((issue) => String(issue.path[0])) ?? []);
}
