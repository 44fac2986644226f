/** Quasi-identifiers: what somebody may know of a person from elsewhere. Each has a ladder (domain/deidentification). */
import * as m from '../../paraglide/messages.js';
import { deliveries, diagnosisGroups, phases, serviceLevels, serviceTypes, sexes } from '../codes.ts';
import {
	deliveryLabel,
	diagnosisGroupLabel,
	phaseLabel,
	serviceLevelLabel,
	serviceTypeLabel,
	sexLabel,
} from '../labels.ts';
import { counties } from './counties.ts';
import { inBoth, suppressed, text, valuesOf, variable, type Message } from './texts.ts';
import type { ExportVariable, VariableValue } from './types.ts';

/** Ages at the start of the course in five years, as private.five_year_band makes them. */
export const fiveYearBands = [
	'0-17',
	'18-24',
	...Array.from({ length: 13 }, (_, index) => `${25 + 5 * index}-${29 + 5 * index}`),
	'90+',
];

const dash = (value: string) => value.replace('-', '–');

const plainText = (value: string) => ({ nb: value, en: value });

function quasi(name: string, group: string, label: Message, values: VariableValue[]): ExportVariable {
	return variable(group, {
		name,
		label: text(label),
		type: 'code',
		values,
		missing: [suppressed],
		strength: 'quasi',
	});
}

const years = Array.from({ length: 30 }, (_, index) => String(2011 + index));

export const quasiVariables: readonly ExportVariable[] = [
	quasi('sex', 'person', m.export_variable_sex, valuesOf(sexes, sexLabel)),
	quasi(
		'age_band',
		'person',
		m.export_variable_age_band,
		fiveYearBands.map((code) => ({
			code,
			label: inBoth((locale) => m.export_age_range({ range: dash(code) }, { locale })),
		})),
	),
	quasi(
		'county',
		'person',
		m.export_variable_county,
		Object.entries(counties).map(([code, { name }]) => ({ code, label: plainText(name) })),
	),
	quasi(
		'centrality',
		'person',
		m.export_variable_centrality_class,
		['1', '2', '3', '4', '5', '6'].map((code) => ({ code, label: plainText(code) })),
	),
	quasi(
		'kostra',
		'person',
		m.variable_kostra,
		Array.from({ length: 17 }, (_, index) => `EKG${String(index + 1).padStart(2, '0')}`).map((code) => ({
			code,
			label: plainText(code),
		})),
	),
	quasi(
		'year',
		'course',
		m.export_variable_year,
		years.map((code) => ({ code, label: plainText(code) })),
	),
	quasi(
		'quarter',
		'course',
		m.variable_quarter,
		years.flatMap((year) =>
			[1, 2, 3, 4].map((quarter) => ({
				code: `${year}Q${quarter}`,
				label: plainText(`${year} Q${quarter}`),
			})),
		),
	),
	quasi(
		'diagnosis_group',
		'course',
		m.export_variable_diagnosis_group,
		valuesOf(diagnosisGroups, diagnosisGroupLabel),
	),
	quasi(
		'service_level',
		'course',
		m.export_variable_service_level,
		valuesOf(serviceLevels, serviceLevelLabel),
	),
	quasi('service_type', 'course', m.export_variable_service_type, [
		...valuesOf(serviceTypes, serviceTypeLabel),
		{ code: 'none', label: text(m.variable_service_type_none) },
	]),
	quasi('delivery', 'course', m.export_variable_delivery, valuesOf(deliveries, deliveryLabel)),
	quasi('phase', 'course', m.export_variable_phase, valuesOf(phases, phaseLabel)),
];
