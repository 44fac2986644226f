/** The text of every code of the 12-month follow-up. */
import * as m from '../../paraglide/messages.js';
import type { Locale } from '../../paraglide/runtime.js';
import type { Texts } from '../instrumentLabels.ts';
import type { CallOutcome, GoalsKept } from './codes.ts';

const callOutcomeTexts: Texts<CallOutcome> = {
	answered: m.followup_page_outcome_answered,
	no_answer: m.followup_page_outcome_no_answer,
	call_later: m.followup_page_outcome_call_later,
	unreachable: m.followup_page_outcome_unreachable,
	declined: m.followup_page_outcome_declined,
	dead: m.followup_page_outcome_dead,
	moved: m.followup_page_outcome_moved,
};

export function callOutcomeLabel(outcome: CallOutcome, locale?: Locale): string {
	return callOutcomeTexts[outcome]({}, { locale });
}

const goalsKeptTexts: Texts<GoalsKept> = {
	kept: m.answer_goals_kept,
	partly: m.answer_goals_partly,
	not_kept: m.answer_goals_not_kept,
};

export function goalsKeptLabel(kept: GoalsKept, locale?: Locale): string {
	return goalsKeptTexts[kept]({}, { locale });
}
