import * as m from '../paraglide/messages.js';
import {
	codes,
	inBoth,
	text,
	type Message,
	type Text,
	type Variable,
	type VariableValue,
} from './codebookTypes.ts';
import {
	deliveries,
	followupResults,
	phases,
	satisfactionLevels,
	serviceTypes,
	timepoints,
	workStates,
} from './codes.ts';
import { dayLimits } from './deidentification/limits.ts';
import { limitText } from './deidentification/words.ts';
import {
	deliveryLabel,
	followupResultLabel,
	phaseLabel,
	satisfactionLabel,
	serviceTypeLabel,
	timepointLabel,
	workStateLabel,
} from './labels.ts';

const never = text(m.export_missing_never);
const notRegistered = text(m.export_missing_not_registered);
const yesNo: VariableValue[] = [
	{ value: '0', label: text(m.no) },
	{ value: '1', label: text(m.yes) },
];

type Described = Omit<Variable, 'name'>;

function variable(
	type: Variable['type'],
	label: Message,
	missing: Text,
	more: { unit?: Text; values?: VariableValue[]; note?: Text } = {},
): Described {
	return { type, label: text(label), missing, unit: null, values: [], note: null, ...more };
}

const days = {
	unit: text(m.export_unit_days),
	note: inBoth((locale) => limitText(dayLimits, locale)),
};
const count = { unit: text(m.export_unit_count) };

/** Columns that mean the same in every file. */
export const fixedVariables: Readonly<Record<string, Described>> = {
	course_key: variable('key', m.export_variable_course_key, never),
	person_key: variable('key', m.export_variable_person_key, never),
	service_type: variable('code', m.export_variable_service_type, text(m.export_missing_service_type), {
		values: codes(serviceTypes, serviceTypeLabel),
	}),
	delivery: variable('code', m.export_variable_delivery, never, {
		values: codes(deliveries, deliveryLabel),
	}),
	phase: variable('code', m.export_variable_phase, never, { values: codes(phases, phaseLabel) }),
	waiting_days: variable('integer', m.export_variable_waiting_days, text(m.export_missing_waiting), days),
	length_days: variable('integer', m.export_variable_length_days, never, days),
	professions: variable('integer', m.export_variable_professions, never, count),
	goals: variable('integer', m.export_variable_goals, never, count),
	goals_attained: variable('boolean', m.export_variable_goals_attained, text(m.export_missing_goals), {
		values: yesNo,
	}),
	function_improved: variable(
		'boolean',
		m.export_variable_function_improved,
		text(m.export_missing_function),
		{ values: yesNo },
	),
	followup_m12: variable('code', m.export_variable_followup_m12, notRegistered, {
		values: codes(followupResults, followupResultLabel),
	}),
	patient_satisfaction: variable('code', m.export_variable_patient_satisfaction, notRegistered, {
		values: codes(satisfactionLevels, satisfactionLabel),
	}),
	...Object.fromEntries(
		timepoints.map((timepoint) => [
			`work_${timepoint}`,
			variable(
				'code',
				(_, options) =>
					m.export_variable_work({ timepoint: timepointLabel(timepoint, options?.locale) }, options),
				notRegistered,
				{ values: codes(workStates, workStateLabel) },
			),
		]),
	),
};
