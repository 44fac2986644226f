/** Texts of the codes about services around a course. */
import * as m from '../paraglide/messages.js';
import type { Locale } from '../paraglide/runtime.js';
import type { LivingSituation, Offer, SupportNeed, YesNoAnswer } from './codes.ts';
import type { Texts } from './instrumentLabels.ts';

const supportNeedTexts: Texts<SupportNeed> = {
	none: m.support_need_none,
	limited: m.support_need_limited,
	moderate: m.support_need_moderate,
	extensive: m.support_need_extensive,
};

export function supportNeedLabel(need: SupportNeed, locale?: Locale): string {
	return supportNeedTexts[need]({}, { locale });
}

const livingSituationTexts: Texts<LivingSituation> = {
	home: m.living_home,
	sheltered_housing: m.living_sheltered_housing,
	short_term_stay: m.living_short_term_stay,
	nursing_home: m.living_nursing_home,
	hospital: m.living_hospital,
	other: m.living_other,
};

export function livingSituationLabel(situation: LivingSituation, locale?: Locale): string {
	return livingSituationTexts[situation]({}, { locale });
}

const yesNoAnswerTexts: Texts<YesNoAnswer> = {
	yes: m.yes,
	no: m.no,
	not_relevant: m.answer_not_relevant,
};

export function yesNoAnswerLabel(given: YesNoAnswer, locale?: Locale): string {
	return yesNoAnswerTexts[given]({}, { locale });
}

const offerTexts: Texts<Offer> = {
	accepted: m.offer_accepted,
	declined: m.offer_declined,
	not_offered: m.offer_not_offered,
	not_relevant: m.answer_not_relevant,
};

export function offerLabel(offer: Offer, locale?: Locale): string {
	return offerTexts[offer]({}, { locale });
}
