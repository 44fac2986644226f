import type { OrganisationKind } from '../domain/codes.ts';
import { m } from '../paraglide/messages.js';

/** An organisation as it is called in running text: a municipality says that it is one. */
export function organisationName({ kind, name }: { kind: OrganisationKind; name: string }): string {
	return kind === 'municipality' ? m.organisation_municipality_named({ name }) : name;
}
