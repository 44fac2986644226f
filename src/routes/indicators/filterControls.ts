import { filterValues, type FilterDimension } from '$lib/domain/indicatorsFilter';
import {
	ageBandLabel,
	diagnosisGroupLabel,
	phaseLabel,
	serviceLevelLabel,
	sexLabel,
} from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';

interface Control {
	name: FilterDimension;
	label: string;
	options: { value: string; label: string }[];
}

function control<T extends string>(
	name: FilterDimension,
	label: string,
	values: readonly T[],
	word: (value: T) => string,
): Control {
	return { name, label, options: values.map((value) => ({ value, label: word(value) })) };
}

/** The parts that the patients can be split into, with their words, most asked for first. */
export function filterControls(): Control[] {
	const { sex, age_band, diagnosis_group, service_level, phase } = filterValues;
	return [
		control('sex', m.overview_filter_sex(), sex, sexLabel),
		control('age_band', m.overview_filter_age(), age_band, ageBandLabel),
		control('diagnosis_group', m.overview_filter_diagnosis(), diagnosis_group, diagnosisGroupLabel),
		control('service_level', m.overview_filter_level(), service_level, serviceLevelLabel),
		control('phase', m.overview_filter_phase(), phase, phaseLabel),
	];
}

/** What is chosen, in words: "Kvinne, 60–69 år"; empty for all. */
export function chosenWords(chosen: Readonly<Record<string, string | undefined>>): string {
	return filterControls()
		.flatMap(({ name, options }) => options.find((one) => one.value === chosen[name])?.label ?? [])
		.join(', ');
}
