/** Worked examples of the process indicators. The ordinary course lasts from 4 March to 15 April 2024. */
import type { Profession } from '../../../src/lib/domain/codes.ts';
import type { indicatorIdsByLevel } from '../../../src/lib/domain/indicators.ts';
import { daysAgo } from '../../days.ts';
import { barthel, draft, followup, goal, hospitalStay, measured, recent, type Example } from './course.ts';

type Id = (typeof indicatorIdsByLevel)['process'][number];

const team: Profession[] = [
	'physician',
	'nurse',
	'physiotherapist',
	'occupational_therapist',
	'speech_therapist',
	'psychologist',
];
const stay = (services: NonNullable<Example['course']['services']>) => ({ ...hospitalStay, services });

export const processExamples: Readonly<Record<Id, readonly Example[]>> = {
	goals_with_patient: [
		{ name: 'on day 14', course: { goals: [goal(1, 0)], goals_set_on: '2024-03-18' }, gives: true },
		{ name: 'on day 15', course: { goals: [goal(1, 0)], goals_set_on: '2024-03-19' }, gives: false },
		{ name: 'without a date', course: { goals: [goal(1, 0)] }, gives: false },
		{ name: 'no goals, said', course: { no_goals: true }, gives: false },
		{ name: 'no goals, left out', course: { goals_set_on: '2024-03-05' }, gives: false },
		{
			name: 'a draft',
			course: { ...draft, goals: [goal(1, 0)], goals_set_on: '2024-03-05' },
			gives: null,
		},
	],
	function_paired: [
		{
			name: 'the main instrument twice',
			course: { measurements: barthel({ start: 10, end: 12 }) },
			gives: true,
		},
		{
			name: 'another instrument twice',
			course: { measurements: measured('fim', { start: 60, end: 61 }) },
			gives: true,
		},
		{
			name: 'one instrument before, another after',
			course: { measurements: [...barthel({ start: 10 }), ...measured('fim', { end: 61 })] },
			gives: false,
		},
		{ name: 'nothing measured', course: {}, gives: false },
		{ name: 'a draft', course: { ...draft, measurements: barthel({ start: 10, end: 12 }) }, gives: null },
	],
	function_first_72h: [
		{ name: 'on day 3', course: { ...hospitalStay, first_assessed_on: '2024-03-07' }, gives: true },
		{ name: 'on day 4', course: { ...hospitalStay, first_assessed_on: '2024-03-08' }, gives: false },
		{
			name: 'measured at start, without a date',
			course: { ...hospitalStay, measurements: barthel({ start: 10 }) },
			gives: false,
		},
		{ name: 'not inpatient', course: { first_assessed_on: '2024-03-05' }, gives: null },
	],
	followup_planned: [
		{ name: 'on the last day', course: { followups: followup('m3', '2024-07-15') }, gives: true },
		{ name: 'a day late', course: { followups: followup('m3', '2024-07-16') }, gives: false },
		{ name: 'not reached', course: { followups: followup('m3', '2024-07-01', 'unreachable') }, gives: false },
		{ name: 'nobody asked', course: {}, gives: false },
		{ name: 'died', course: { followups: followup('m3', '2024-07-01', 'dead') }, gives: null },
		{ name: 'not yet 3 months', course: recent, gives: null },
	],
	followup_m12_done: [
		{ name: 'after 11 months', course: { followups: followup('m12', '2025-03-15') }, gives: true },
		{ name: 'after 14 months', course: { followups: followup('m12', '2025-06-15') }, gives: true },
		{ name: 'a day too early', course: { followups: followup('m12', '2025-03-14') }, gives: false },
		{ name: 'a day too late', course: { followups: followup('m12', '2025-06-16') }, gives: false },
		{ name: 'declined', course: { followups: followup('m12', '2025-04-15', 'declined') }, gives: false },
		{ name: 'died', course: { followups: followup('m12', '2025-04-15', 'dead') }, gives: null },
		{ name: 'not yet 12 months', course: recent, gives: null },
	],
	individual_plan: [
		{ name: 'plan accepted', course: { services: { individual_plan: 'accepted' } }, gives: true },
		{
			name: 'plan declined: it was offered',
			course: { services: { individual_plan: 'declined' } },
			gives: true,
		},
		{
			name: 'coordinator accepted, plan not offered',
			course: { services: { individual_plan: 'not_offered', coordinator: 'accepted' } },
			gives: true,
		},
		{
			name: 'neither offered',
			course: { services: { individual_plan: 'not_offered', coordinator: 'not_offered' } },
			gives: false,
		},
		{ name: 'not relevant', course: { services: { individual_plan: 'not_relevant' } }, gives: null },
		{ name: 'not answered', course: {}, gives: null },
	],
	early_notice: [
		{ name: 'on day 3', course: stay({ early_notice: 'yes', early_notice_on: '2024-03-07' }), gives: true },
		{ name: 'on day 4', course: stay({ early_notice: 'yes', early_notice_on: '2024-03-08' }), gives: false },
		{ name: 'sent without a date', course: stay({ early_notice: 'yes' }), gives: false },
		{ name: 'not sent', course: stay({ early_notice: 'no' }), gives: false },
		{ name: 'not relevant', course: stay({ early_notice: 'not_relevant' }), gives: null },
		{
			name: 'specialist, but not inpatient',
			course: { ...stay({ early_notice: 'yes', early_notice_on: '2024-03-05' }), delivery: 'day' },
			gives: null,
		},
		{
			name: 'municipal inpatient',
			course: {
				...stay({ early_notice: 'yes', early_notice_on: '2024-03-05' }),
				...{ service_level: '4', service_type: null },
			},
			gives: null,
		},
	],
	report_ready: [
		{ name: 'ready', course: stay({ report_ready: 'yes' }), gives: true },
		{ name: 'not ready', course: stay({ report_ready: 'no' }), gives: false },
		{ name: 'not relevant', course: stay({ report_ready: 'not_relevant' }), gives: null },
		{ name: 'municipal', course: { services: { report_ready: 'yes' } }, gives: null },
	],
	team_size: [
		{ name: '6 in primary complex', course: { ...hospitalStay, professions: team }, gives: true },
		{
			name: '5 in primary complex',
			course: { ...hospitalStay, professions: team.slice(0, 5) },
			gives: false,
		},
		{
			name: '4 in primary simple',
			course: { ...hospitalStay, service_type: 'primary_simple', professions: team.slice(0, 4) },
			gives: true,
		},
		{
			name: '3 in primary simple',
			course: { ...hospitalStay, service_type: 'primary_simple', professions: team.slice(0, 3) },
			gives: false,
		},
		{ name: '3 in the municipality', course: { professions: team.slice(0, 3) }, gives: true },
		{ name: '2 in the municipality', course: { professions: team.slice(0, 2) }, gives: false },
		{ name: 'level 1', course: { service_level: '1', professions: team }, gives: null },
		{
			name: 'secondary',
			course: { ...hospitalStay, service_type: 'secondary', professions: team },
			gives: null,
		},
	],
	assessed_before_services: [
		{
			name: 'assessed',
			course: { services: { applied_for_services: 'yes', assessed_before_decision: 'yes' } },
			gives: true,
		},
		{
			name: 'not assessed',
			course: { services: { applied_for_services: 'yes', assessed_before_decision: 'no' } },
			gives: false,
		},
		{
			name: 'did not apply',
			course: { services: { applied_for_services: 'no', assessed_before_decision: 'yes' } },
			gives: null,
		},
		{
			name: 'not relevant',
			course: { services: { applied_for_services: 'yes', assessed_before_decision: 'not_relevant' } },
			gives: null,
		},
		{
			name: 'specialist',
			course: stay({ applied_for_services: 'yes', assessed_before_decision: 'yes' }),
			gives: null,
		},
	],
	timely: [
		{ name: 'completed on day 30', course: { start_date: daysAgo(60), end_date: daysAgo(30) }, gives: true },
		{ name: 'completed on day 31', course: { start_date: daysAgo(60), end_date: daysAgo(31) }, gives: false },
		{ name: 'a draft', course: draft, gives: null },
	],
};
