import { roleLabel } from '$lib/domain/labels';
import type { Role } from '$lib/domain/codes';
import { m } from '$lib/paraglide/messages.js';

export interface Membership {
	id: string;
	role: Role;
	unit: { name: string } | null;
	organisation: { name: string } | null;
}

/** A role with where it is held: "Kliniker, Innsatsteam nord". */
export function roleInPlace({ role, unit, organisation }: Omit<Membership, 'id'>): string {
	const place = unit?.name ?? organisation?.name;
	return place ? m.people_role_in({ role: roleLabel(role), place }) : roleLabel(role);
}
