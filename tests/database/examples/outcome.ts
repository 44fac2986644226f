/** Worked examples of the outcome indicators. The ordinary course ends on 15 April 2024. */
import type { indicatorIdsByLevel } from '../../../src/lib/domain/indicators.ts';
import { barthel, followup, goal, hospitalStay, measured, recent, work, type Example } from './course.ts';

type Id = (typeof indicatorIdsByLevel)['outcome'][number];

export const outcomeExamples: Readonly<Record<Id, readonly Example[]>> = {
	function_improved: [
		{ name: 'up by 2 of 20', course: { measurements: barthel({ start: 10, end: 12 }) }, gives: true },
		{
			name: 'up by 1, which is less than 1.85',
			course: { measurements: barthel({ start: 10, end: 11 }) },
			gives: false,
		},
		{
			name: 'down, where down is better',
			course: { main_instrument: 'tug', measurements: measured('tug', { start: 18.4, end: 15.2 }) },
			gives: true,
		},
		{
			name: 'up, where down is better',
			course: { main_instrument: 'tug', measurements: measured('tug', { start: 15.2, end: 18.4 }) },
			gives: false,
		},
		{ name: 'not measured at the end', course: { measurements: barthel({ start: 10 }) }, gives: null },
		{
			name: 'improved on another instrument than the main one',
			course: { measurements: [...barthel({ start: 10 }), ...measured('fim', { start: 60, end: 100 })] },
			gives: null,
		},
		{
			name: 'no published important change',
			course: { main_instrument: 'was', measurements: measured('was', { start: 2, end: 8 }) },
			gives: null,
		},
	],
	function_kept_m12: [
		{
			name: 'still 2 above the start',
			course: { measurements: barthel({ start: 10, end: 15, m12: 12 }) },
			gives: true,
		},
		{
			name: 'back near the start',
			course: { measurements: barthel({ start: 10, end: 15, m12: 11 }) },
			gives: false,
		},
		{
			name: 'reached only after the end',
			course: { measurements: barthel({ start: 10, end: 11, m12: 16 }) },
			gives: null,
		},
		{
			name: 'not measured at 12 months',
			course: { measurements: barthel({ start: 10, end: 15 }) },
			gives: null,
		},
		{
			name: 'measured before 12 months had passed',
			course: { ...recent, measurements: barthel({ start: 10, end: 15, m12: 15 }) },
			gives: null,
		},
	],
	goals_attained: [
		{ name: 'one goal as expected', course: { goals: [goal(1, 0)] }, gives: true },
		{ name: 'one below, one above: just reached', course: { goals: [goal(1, -1), goal(2, 1)] }, gives: true },
		{ name: 'one below', course: { goals: [goal(1, -1)] }, gives: false },
		{
			name: 'the weightier goal missed',
			course: {
				goals: [goal(1, -1, { importance: 3, difficulty: 3 }), goal(2, 2, { importance: 1, difficulty: 1 })],
			},
			gives: false,
		},
		{ name: 'goals without a level at the end', course: { goals: [goal(1, null)] }, gives: null },
		{ name: 'no goals', course: { no_goals: true }, gives: null },
	],
	copm_improved: [
		{
			name: 'up by 2',
			course: { measurements: measured('copm_performance', { start: 3.2, end: 5.2 }) },
			gives: true,
		},
		{
			name: 'up by 1.9',
			course: { measurements: measured('copm_performance', { start: 3.2, end: 5.1 }) },
			gives: false,
		},
		{
			name: 'only at start',
			course: { measurements: measured('copm_performance', { start: 3.2 }) },
			gives: null,
		},
	],
	work_m12: [
		{ name: 'back in work', course: { work: work('full_sick_leave', { state: 'work' }) }, gives: true },
		{ name: 'back in part', course: { work: work('aap', { state: 'graded_sick_leave' }) }, gives: true },
		{ name: 'still on AAP', course: { work: work('aap', { state: 'aap' }) }, gives: false },
		{ name: 'has not answered', course: { work: work('full_sick_leave') }, gives: false },
		{ name: 'in work at the start', course: { work: work('work', { state: 'work' }) }, gives: null },
		{
			name: '68 years at the start',
			course: { birth_date: '1956-03-04', work: work('full_sick_leave', { state: 'work' }) },
			gives: null,
		},
		{
			name: '67 years at the start',
			course: { birth_date: '1956-03-05', work: work('full_sick_leave', { state: 'work' }) },
			gives: true,
		},
		{
			name: 'died before 12 months',
			course: { work: work('full_sick_leave'), followups: followup('m12', '2025-04-15', 'dead') },
			gives: null,
		},
		{ name: 'not yet 12 months', course: { ...recent, work: work('full_sick_leave') }, gives: null },
	],
	work_m12_sustained: [
		{
			name: '4 weeks without benefit',
			course: { work: work('full_sick_leave', { state: 'work', weeks: 4 }) },
			gives: true,
		},
		{
			name: '3 weeks without benefit',
			course: { work: work('full_sick_leave', { state: 'work', weeks: 3 }) },
			gives: false,
		},
		{
			name: 'weeks not answered',
			course: { work: work('full_sick_leave', { state: 'work' }) },
			gives: false,
		},
		{
			name: 'retired at the start',
			course: { work: work('retired', { state: 'retired', weeks: 52 }) },
			gives: null,
		},
	],
	work_ability_change: [
		{ name: 'from 3 to 5', course: { measurements: measured('was', { start: 3, m12: 5 }) }, gives: 2 },
		{ name: 'from 6 to 5', course: { measurements: measured('was', { start: 6, m12: 5 }) }, gives: -1 },
		{ name: 'only at the end', course: { measurements: measured('was', { start: 3, end: 5 }) }, gives: null },
		{
			name: 'not yet 12 months',
			course: { ...recent, measurements: measured('was', { start: 3, m12: 5 }) },
			gives: null,
		},
	],
	quality_of_life_improved: [
		{ name: 'up by 9', course: { measurements: measured('eq_vas', { start: 50, end: 59 }) }, gives: true },
		{ name: 'up by 8', course: { measurements: measured('eq_vas', { start: 50, end: 58 }) }, gives: false },
		{ name: 'only at the end', course: { measurements: measured('eq_vas', { end: 58 }) }, gives: null },
	],
	no_services_after: [
		{ name: 'no need at the end', course: { services: { need_end: 'none' } }, gives: true },
		{ name: 'limited need at the end', course: { services: { need_end: 'limited' } }, gives: false },
		{ name: 'need not registered', course: { services: { need_start: 'limited' } }, gives: null },
		{ name: 'specialist', course: { ...hospitalStay, services: { need_end: 'none' } }, gives: null },
		{ name: 'level 1', course: { service_level: '1', services: { need_end: 'none' } }, gives: null },
	],
	service_need_reduced: [
		{ name: 'from 5 hours to 2', course: { services: { hours_start: 5, hours_end: 2 } }, gives: true },
		{ name: 'as many hours', course: { services: { hours_start: 5, hours_end: 5 } }, gives: false },
		{ name: 'no hours at the start', course: { services: { hours_start: 0, hours_end: 2 } }, gives: null },
		{ name: 'hours at the end not registered', course: { services: { hours_start: 5 } }, gives: null },
	],
	discharged_home: [
		{ name: 'home', course: { ...hospitalStay, services: { living_end: 'home' } }, gives: true },
		{
			name: 'to a nursing home',
			course: { ...hospitalStay, services: { living_end: 'nursing_home' } },
			gives: false,
		},
		{ name: 'unknown where', course: hospitalStay, gives: null },
		{ name: 'was at home all the time', course: { services: { living_end: 'home' } }, gives: null },
	],
};
