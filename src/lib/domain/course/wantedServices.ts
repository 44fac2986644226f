import type { ServiceField } from './names.ts';

interface Kind {
	service_level: string | null;
	delivery: string | null;
}

const municipal: readonly ServiceField[] = [
	'hours_start',
	'hours_end',
	'need_start',
	'need_end',
	'applied_for_services',
	'assessed_before_decision',
];
const everywhere: readonly ServiceField[] = [
	'living_start',
	'living_end',
	'individual_plan',
	'coordinator',
	'kin_involved',
	'contacts',
];

/**
 * What is asked about services in a course of this kind: home services in the municipality, notices and reports in the
 * specialist service. None of it is needed to complete a course.
 */
export function wantedServices({ service_level, delivery }: Kind): readonly ServiceField[] {
	const specialised = service_level?.startsWith('5') ?? false;
	if (!specialised) return [...municipal, ...everywhere];
	return [...everywhere, ...(delivery === 'inpatient' ? (['early_notice'] as const) : []), 'report_ready'];
}
