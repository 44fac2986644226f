/** The words of the case mix models: what they know of a course, and its categories. */
import * as m from '../../paraglide/messages.js';
import type { Locale } from '../../paraglide/runtime.js';
import { ageBands, diagnosisGroups, phases, serviceTypes, sexes } from '../codes.ts';
import type { Texts } from '../instrumentLabels.ts';
import { ageBandLabel, diagnosisGroupLabel, phaseLabel, serviceTypeLabel, sexLabel } from '../labels.ts';
import type { Covariate } from './covariates.ts';

const covariateTexts: Texts<Covariate> = {
	age_band: m.public_covariate_age_band,
	sex: m.public_covariate_sex,
	diagnosis_group: m.public_covariate_diagnosis_group,
	start_level: m.public_covariate_start_level,
	phase: m.public_covariate_phase,
	service_type: m.public_covariate_service_type,
};

export function covariateLabel(covariate: Covariate, locale?: Locale): string {
	return covariateTexts[covariate]({}, { locale });
}

/** The label of a code in a list; null where the list has no such code. */
function labelIn<Code extends string>(
	list: readonly Code[],
	category: string,
	label: (code: Code, locale?: Locale) => string,
	locale: Locale | undefined,
): string | null {
	const code = list.find((one) => one === category);
	return code === undefined ? null : label(code, locale);
}

const startLevels = ['1', '2', '3', '4', 'unknown'] as const;
const startLevelTexts: Texts<(typeof startLevels)[number]> = {
	'1': m.public_start_level_1,
	'2': m.public_start_level_2,
	'3': m.public_start_level_3,
	'4': m.public_start_level_4,
	unknown: m.public_start_level_unknown,
};

/** A category of a covariate in words; the code itself where a later version knows no word for it. */
export function categoryLabel(covariate: Covariate, category: string, locale?: Locale): string {
	const known: Record<Covariate, () => string | null> = {
		age_band: () => labelIn(ageBands, category, ageBandLabel, locale),
		sex: () => labelIn(sexes, category, sexLabel, locale),
		diagnosis_group: () => labelIn(diagnosisGroups, category, diagnosisGroupLabel, locale),
		start_level: () =>
			labelIn(startLevels, category, (level) => startLevelTexts[level]({}, { locale }), locale),
		phase: () => labelIn(phases, category, phaseLabel, locale),
		service_type: () =>
			category === 'none'
				? m.public_service_type_none({}, { locale })
				: labelIn(serviceTypes, category, serviceTypeLabel, locale),
	};
	return known[covariate]() ?? category;
}
