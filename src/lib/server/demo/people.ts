import { demoAccounts } from './accounts.ts';
import { addYears, dayOf, isoDate } from './days.ts';
import type { MembershipRow, ProjectRow } from './rows.ts';
import { municipalityId, unitId } from './unitContext.ts';

/** The clinician's unit, and the municipality that owns it and two more. */
export const demoUnit = unitId('fjordlys');
export const demoMunicipality = municipalityId('3301');

export const demoProject = 'd0000000-0000-4000-8000-000000000101';

export const demoMemberships: readonly MembershipRow[] = [
	{ account_id: demoAccounts.clinician.id, role: 'clinician', unit_id: demoUnit, organisation_id: null },
	{ account_id: demoAccounts.leader.id, role: 'leader', unit_id: null, organisation_id: demoMunicipality },
	{ account_id: demoAccounts.researcher.id, role: 'researcher', unit_id: null, organisation_id: null },
	{ account_id: demoAccounts.coordinator.id, role: 'coordinator', unit_id: null, organisation_id: null },
];

/** A project approved two months ago that lasts two years more. */
export function projectAt(today: string): ProjectRow {
	const day = dayOf(today);
	return {
		id: demoProject,
		account_id: demoAccounts.researcher.id,
		title: 'Tilbake i arbeid etter rehabilitering',
		purpose:
			'Undersøke hvilke pasienter som er i arbeid ett år etter rehabilitering, og om endring i funksjon henger sammen med det.',
		approval_reference: 'DEMO 2026/0000 (fiktiv)',
		ends_on: isoDate(addYears(day, 2)),
		created_at: `${isoDate(day - 71)}T09:12:00Z`,
		approved_at: `${isoDate(day - 60)}T11:40:00Z`,
		approved_by: demoAccounts.coordinator.id,
	};
}
