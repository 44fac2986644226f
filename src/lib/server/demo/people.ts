import { demoAccounts } from './accounts.ts';
import { addYears, dayOf, isoDate } from './days.ts';
import type { MembershipRow, ProjectRow, ProjectVariableRow } from './rows.ts';
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
		institution: 'Universitetet i Demostad (fiktivt)',
		state: 'approved',
		sent_at: `${isoDate(day - 70)}T08:30:00Z`,
		decided_at: `${isoDate(day - 60)}T11:40:00Z`,
		decided_by: demoAccounts.coordinator.id,
		decision_reason: 'Formålet er innenfor registerets, og variablene er nødvendige.',
	};
}

const reason = 'Sammenligning av like pasienter';

/** What the project asks for: quasi-identifiers with a reason, and what it studies. */
export const projectVariables: readonly ProjectVariableRow[] = [
	...['sex', 'age_band', 'diagnosis_group', 'service_level', 'year'].map((name) => ({ name, reason })),
	...[
		'person_key',
		'length_days',
		'barthel20_start',
		'barthel20_end',
		'was_start',
		'was_m12',
		'work_start',
		'work_m12',
		'ind_function_improved',
		'ind_work_m12',
	].map((name) => ({ name, reason: null })),
].map((row, index) => ({ project_id: demoProject, position: index + 1, ...row }));
