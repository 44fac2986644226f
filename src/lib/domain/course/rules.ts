import type { z } from 'zod';
import { timepoints, type Timepoint } from '../codes.ts';
import { variants, type InstrumentId } from '../instruments.ts';
import { dateFields, followupTimepoints } from './names.ts';
import type { Fields, Measurement } from './schema.ts';

/** Values after the start in one version of a scale whose start was measured in the other version. */
function strayVariants(measurements: readonly Measurement[]) {
	const has = (instrument: InstrumentId, timepoint: Timepoint) =>
		measurements.some(
			(one) => one.instrument === instrument && one.timepoint === timepoint && one.value !== null,
		);
	return variants.flatMap(([first, second]) =>
		[[first, second] as const, [second, first] as const].flatMap(([instrument, other]) =>
			has(instrument, 'start') || !has(other, 'start')
				? []
				: timepoints
						.filter((timepoint) => has(instrument, timepoint))
						.map((timepoint) => ({ instrument, timepoint, other })),
		),
	);
}

/** Rules between fields; each fault stands at the field that a person would change. */
export function checkTogether(course: Fields, today: string, context: z.RefinementCtx): void {
	const add = (path: (string | number)[], fault: string, limit?: number | string) =>
		context.addIssue({ code: 'custom', message: fault, params: { limit }, path });
	const { birth_date, referral_date, start_date, end_date } = course;

	for (const key of dateFields) {
		const value = course[key];
		if (value && value > today) add([key], 'in_future');
		if (key !== 'birth_date' && value && birth_date && value < birth_date) add([key], 'before_birth');
	}
	if (referral_date && start_date && referral_date > start_date) add(['referral_date'], 'after_start');
	if (start_date && end_date && end_date < start_date) add(['end_date'], 'before_start');
	for (const key of ['first_assessed_on', 'goals_set_on'] as const) {
		const value = course[key];
		if (value && end_date && value > end_date) add([key], 'after_end');
	}

	for (const list of ['goals', 'problems'] as const) {
		course[list].forEach(({ text: words, ...parts }, index) => {
			const started = Object.values(parts).some((part) =>
				typeof part === 'object' && part !== null ? part.value !== null : part !== null,
			);
			if (started && words === null) add([list, index, 'text'], 'required');
		});
	}
	for (const { instrument, timepoint, other } of strayVariants(course.measurements)) {
		add(
			[
				'measurements',
				course.measurements.findIndex((one) => one.instrument === instrument && one.timepoint === timepoint),
			],
			'other_variant',
			other,
		);
	}
	if (course.no_work && timepoints.some((timepoint) => course.work[timepoint]?.state.value)) {
		add(['no_work'], 'work_and_no_work');
	}
	const { early_notice, early_notice_on } = course.services;
	if (early_notice_on && early_notice !== 'yes') add(['services', 'early_notice'], 'notice_not_sent');
	if (early_notice_on && early_notice_on > today) add(['services', 'early_notice_on'], 'in_future');
	if (early_notice_on && birth_date && early_notice_on < birth_date) {
		add(['services', 'early_notice_on'], 'before_birth');
	}
	for (const timepoint of timepoints) {
		const one = course.work[timepoint];
		if (!one) continue;
		const state = one.state.value;
		if ((one.percent !== null || one.weeks !== null) && state === null)
			add(['work', timepoint, 'state'], 'required');
		if (state === 'graded_sick_leave' && one.percent !== null && (one.percent < 1 || one.percent > 99)) {
			add(['work', timepoint, 'percent'], 'graded_percent');
		}
		if (one.weeks !== null && (timepoint === 'start' || timepoint === 'end')) {
			add(['work', timepoint, 'weeks'], 'only_after_end');
		}
	}
	for (const timepoint of followupTimepoints) {
		const one = course.followups[timepoint];
		if (!one || (one.done_on === null && one.mode === null && one.result === null)) continue;
		for (const key of ['done_on', 'mode', 'result'] as const) {
			if (one[key] === null) add(['followups', timepoint, key], 'required');
		}
		if (one.done_on && one.done_on > today) add(['followups', timepoint, 'done_on'], 'in_future');
		if (one.done_on && birth_date && one.done_on < birth_date) {
			add(['followups', timepoint, 'done_on'], 'before_birth');
		}
		if (one.done_on && end_date && one.done_on < end_date) {
			add(['followups', timepoint, 'done_on'], 'before_end');
		} else if (one.done_on && start_date && one.done_on < start_date) {
			add(['followups', timepoint, 'done_on'], 'before_start');
		}
	}
}
