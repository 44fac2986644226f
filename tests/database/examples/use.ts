/** Worked examples of the indicators of experience and use. The ordinary course lasts from 4 March to 15 April 2024. */
import type { indicatorIdsByLevel } from '../../../src/lib/domain/indicators.ts';
import { draft, satisfied, type Example } from './course.ts';

type Id = (typeof indicatorIdsByLevel)['experience' | 'use'][number];

const autumnBefore = { start_date: '2023-09-04', end_date: '2023-10-16' } as const;

export const useExamples: Readonly<Record<Id, readonly Example[]>> = {
	patient_satisfied: [
		{ name: 'satisfied', course: { satisfaction: satisfied('patient', 4) }, gives: true },
		{ name: 'neither nor', course: { satisfaction: satisfied('patient', 3) }, gives: false },
		{ name: 'only the next of kin answered', course: { satisfaction: satisfied('kin', 5) }, gives: null },
		{
			name: 'declined to answer',
			course: { satisfaction: [{ respondent: 'patient', level: null, missing_reason: 'refused' }] },
			gives: null,
		},
	],
	kin_satisfied: [
		{ name: 'very satisfied', course: { satisfaction: satisfied('kin', 5) }, gives: true },
		{ name: 'dissatisfied', course: { satisfaction: satisfied('kin', 2) }, gives: false },
		{ name: 'only the patient answered', course: { satisfaction: satisfied('patient', 5) }, gives: null },
	],
	waiting_days: [
		{ name: 'two weeks', course: { referral_date: '2024-02-19' }, gives: 14 },
		{ name: 'the same day', course: { referral_date: '2024-03-04' }, gives: 0 },
		{ name: 'no date of referral', course: {}, gives: null },
	],
	length_days: [
		{ name: 'six weeks', course: {}, gives: 42 },
		{ name: 'a single day', course: { end_date: '2024-03-04' }, gives: 0 },
		{ name: 'a draft', course: draft, gives: null },
	],
	contacts: [
		{ name: 'twelve', course: { services: { contacts: 12 } }, gives: 12 },
		{ name: 'none', course: { services: { contacts: 0 } }, gives: 0 },
		{ name: 'not registered', course: { services: { hours_start: 2 } }, gives: null },
	],
	new_user: [
		{ name: 'the only course', course: {}, gives: true },
		{ name: 'a course half a year before', course: {}, earlier: autumnBefore, gives: false },
		{
			name: 'an unfinished course before',
			course: {},
			earlier: { ...autumnBefore, ...draft },
			gives: false,
		},
		{
			name: 'a course after this one, registered first',
			course: {},
			earlier: { start_date: '2024-09-02', end_date: '2024-10-14' },
			gives: true,
		},
		{ name: 'a draft', course: draft, gives: null },
	],
	per_1000: [
		{ name: '18 years on the first day', course: { birth_date: '2006-03-04' }, gives: true },
		{ name: '67 years', course: { birth_date: '1956-03-05' }, gives: true },
		{ name: '17 years', course: { birth_date: '2006-03-05' }, gives: null },
		{ name: '68 years', course: { birth_date: '1956-03-04' }, gives: null },
	],
	coverage: [
		{ name: 'a completed course', course: {}, gives: true },
		{ name: 'a draft', course: draft, gives: null },
	],
};
