import { livingSituations, offers, supportNeeds, yesNoAnswers } from '$lib/domain/codes';
import type { ServiceField } from '$lib/domain/course/names';
import { livingSituationLabel, offerLabel, supportNeedLabel, yesNoAnswerLabel } from '$lib/domain/labels';

type Options = () => { value: string; label: string }[];

function list<Code extends string>(codes: readonly Code[], label: (code: Code) => string): Options {
	return () => codes.map((value) => ({ value, label: label(value) }));
}

const need = list(supportNeeds, supportNeedLabel);
const living = list(livingSituations, livingSituationLabel);
const answer = list(yesNoAnswers, yesNoAnswerLabel);
const offer = list(offers, offerLabel);

/** What can be chosen; the other fields are numbers and a date. */
export const serviceOptions: Partial<Record<ServiceField, Options>> = {
	need_start: need,
	need_end: need,
	living_start: living,
	living_end: living,
	applied_for_services: answer,
	assessed_before_decision: answer,
	individual_plan: offer,
	coordinator: offer,
	kin_involved: answer,
	early_notice: answer,
	report_ready: answer,
};
