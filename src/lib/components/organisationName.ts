import type { OrganisationKind } from '../domain/codes.ts';
import { m } from '../paraglide/messages.js';

/** An organisation as it is called in running text: a municipality says that it is one, a group of them which. */
export function organisationName({ kind, name }: { kind: OrganisationKind; name: string }): string {
	if (kind === 'nation') return m.organisation_nation();
	// SSB's code of the group, EKG07, and its class of centrality, 1 to 6.
	if (kind === 'kostra') return m.organisation_kostra_named({ number: Number(name.replace(/\D/g, '')) });
	if (kind === 'centrality') return m.organisation_centrality_named({ number: name });
	return kind === 'municipality' ? m.organisation_municipality_named({ name }) : name;
}
