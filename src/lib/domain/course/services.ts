import { z } from 'zod';
import { livingSituations, offers, supportNeeds, yesNoAnswers } from '../codes.ts';
import type { ServiceField } from './names.ts';
import { code, date, number, whole } from './values.ts';

/** Services around a course as they are typed; each field may be empty. */
export const servicesSchema = z.strictObject({
	hours_start: number(0, 168, 1),
	hours_end: number(0, 168, 1),
	need_start: code(supportNeeds),
	need_end: code(supportNeeds),
	living_start: code(livingSituations),
	living_end: code(livingSituations),
	applied_for_services: code(yesNoAnswers),
	assessed_before_decision: code(yesNoAnswers),
	individual_plan: code(offers),
	coordinator: code(offers),
	kin_involved: code(yesNoAnswers),
	early_notice: code(yesNoAnswers),
	early_notice_on: date(),
	report_ready: code(yesNoAnswers),
	contacts: whole(0, 1000),
} satisfies Record<ServiceField, z.ZodType>);

export type Services = z.output<typeof servicesSchema>;

/** What the database takes: no row where nothing is said. */
export function servicesRecord(services: Services): Services | null {
	return Object.values(services).every((value) => value === null) ? null : services;
}
