import * as m from '../paraglide/messages.js';
import type { Locale } from '../paraglide/runtime.js';
import { inBoth, text, type Message, type Variable } from './codebookTypes.ts';
import { ageBands, diagnosisGroups, serviceLevels, sexes } from './codes.ts';
import { counties, regions } from './deidentification/counties.ts';
import type { QuasiIdentifier } from './deidentification/exportRow.ts';
import { rungNames } from './deidentification/ladder.ts';
import type { Release } from './deidentification/release.ts';
import { stepText } from './deidentification/words.ts';
import { ageBandLabel, diagnosisGroupLabel, serviceLevelLabel, sexLabel } from './labels.ts';

type Label = (value: string, locale: Locale) => string;

/** A label of a code list for a text; null where the list does not have it, as for values made coarser. */
function ofList<Code extends string>(
	list: readonly Code[],
	label: (code: Code, locale?: Locale) => string,
): (value: string, locale: Locale) => string | null {
	return (value, locale) => {
		const code = list.find((candidate) => candidate === value);
		return code === undefined ? null : label(code, locale);
	};
}

const dash = (value: string) => value.replace(/[-_]/, '–');

const centrality: Label = (value, locale) => {
	const classes = { classes: dash(value) };
	if (['1', '1_2'].includes(value)) return m.export_centrality_most(classes, { locale });
	if (value === '3_4') return m.export_centrality_middle(classes, { locale });
	if (['6', '5_6'].includes(value)) return m.export_centrality_least(classes, { locale });
	return value;
};

const age: Label = (value, locale) =>
	ofList(ageBands, ageBandLabel)(value, locale) ??
	(value.endsWith('+')
		? m.export_age_from({ age: value.slice(0, -1) }, { locale })
		: m.export_age_range({ range: dash(value) }, { locale }));

const level: Label = (value, locale) =>
	ofList(serviceLevels, serviceLevelLabel)(value, locale) ??
	(value === 'municipal' ? m.export_level_municipal : m.export_level_specialised)({}, { locale });

const known: Readonly<Record<QuasiIdentifier, { name: Message; label: Label }>> = {
	county: {
		name: m.export_variable_county,
		label: (value) => counties[value]?.name ?? regions[value] ?? value,
	},
	centrality_class: { name: m.export_variable_centrality_class, label: centrality },
	sex: {
		name: m.export_variable_sex,
		label: (value, locale) => ofList(sexes, sexLabel)(value, locale) ?? value,
	},
	age_band: { name: m.export_variable_age_band, label: age },
	diagnosis_group: {
		name: m.export_variable_diagnosis_group,
		label: (value, locale) => ofList(diagnosisGroups, diagnosisGroupLabel)(value, locale) ?? value,
	},
	service_level: { name: m.export_variable_service_level, label: level },
	year: { name: m.export_variable_year, label: dash },
};

/** A quasi-identifier as it stands in the file: the values that occur, and how far it was made coarser. */
export function knownVariable(release: Release, name: QuasiIdentifier): Variable {
	const { label, name: title } = known[name];
	const values = new Set(release.rows.flatMap((row) => (row[name] === null ? [] : [String(row[name])])));
	const names: readonly string[] = rungNames[name];
	const rung = names[release.rungs[name]] ?? 'registered';
	return {
		name,
		label: text(title),
		type: 'code',
		unit: null,
		values: [...values]
			.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
			.map((value) => ({ value, label: inBoth((locale) => label(value, locale)) })),
		missing: text(m.export_missing_suppressed),
		note: rung === 'registered' ? null : inBoth((locale) => stepText({ column: name, rung }, locale)),
	};
}
