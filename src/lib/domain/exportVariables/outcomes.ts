/** What was measured, wanted and reached: instruments, goals, COPM, work, follow-up, satisfaction. */
import * as m from '../../paraglide/messages.js';
import {
	followupModes,
	followupResults,
	satisfactionLevels,
	timepoints,
	workStates,
	type Timepoint,
} from '../codes.ts';
import { instruments } from '../instruments.ts';
import {
	followupModeLabel,
	followupResultLabel,
	instrumentHint,
	instrumentLabel,
	instrumentUnitLabel,
	satisfactionLabel,
	timepointLabel,
	workStateLabel,
} from '../labels.ts';
import { inBoth, reasonCodes, text, valuesOf, variable, withheld, type Message } from './texts.ts';
import type { ExportVariable } from './types.ts';

type AtTimepoint = (inputs: { timepoint: string }, options: { locale?: 'nb' | 'en' }) => string;

const at = (label: AtTimepoint, timepoint: Timepoint) =>
	inBoth((locale) => label({ timepoint: timepointLabel(timepoint, locale) }, { locale }));

/** A name in every program begins with a letter: `6mwt` is `m_6mwt`. */
export const measureName = (instrument: string, timepoint: Timepoint) =>
	`${/^\d/.test(instrument) ? 'm_' : ''}${instrument}_${timepoint}`;

export const measureVariables: readonly ExportVariable[] = instruments.flatMap((instrument) =>
	timepoints.map((timepoint) =>
		variable('measurements', {
			name: measureName(instrument.id, timepoint),
			label: inBoth((locale) =>
				m.export_variable_measure(
					{
						instrument: instrumentLabel(instrument.id, locale),
						timepoint: timepointLabel(timepoint, locale),
					},
					{ locale },
				),
			),
			type: instrument.decimals === 0 ? 'integer' : 'number',
			decimals: instrument.decimals,
			unit: inBoth((locale) => instrumentUnitLabel(instrument.unit, locale)),
			range: {
				min: instrument.min ?? instrument.plausible?.[0] ?? 0,
				max: instrument.max ?? instrument.plausible?.[1] ?? 0,
			},
			missing: [...reasonCodes, withheld],
			note: inBoth((locale) => instrumentHint(instrument, locale)),
		}),
	),
);

const count = (name: string, label: Message, max: number): ExportVariable =>
	variable('goals', {
		name,
		label: text(label),
		type: 'integer',
		unit: text(m.export_unit_count),
		range: { min: 0, max },
	});

const tScore = (name: string, label: Message): ExportVariable =>
	variable('goals', {
		name,
		label: text(label),
		type: 'number',
		decimals: 1,
		note: text(m.variable_note_gas),
		range: { min: 0, max: 100 },
	});

export const goalVariables: readonly ExportVariable[] = [
	count('goals', m.variable_goals, 6),
	count('goals_scaled', m.export_variable_goals, 6),
	count('goals_reached', m.variable_goals_reached, 6),
	tScore('gas_start', m.variable_gas_start),
	tScore('gas_end', m.variable_gas_end),
	count('problems', m.variable_problems, 5),
	count('problems_rated_twice', m.variable_problems_rated_twice, 5),
	variable('goals', {
		name: 'goals_kept_m12',
		label: text(m.variable_goals_kept_m12),
		type: 'code',
		values: [
			{ code: 'kept', label: text(m.variable_kept) },
			{ code: 'partly', label: text(m.variable_kept_partly) },
			{ code: 'not_kept', label: text(m.variable_kept_not) },
		],
	}),
];

export const workVariables: readonly ExportVariable[] = timepoints.flatMap((timepoint) => [
	variable('work', {
		name: `work_${timepoint}`,
		label: at(m.export_variable_work, timepoint),
		type: 'code',
		values: valuesOf(workStates, workStateLabel),
		missing: [...reasonCodes, withheld],
		strength: 'sensitive',
	}),
	variable('work', {
		name: `work_percent_${timepoint}`,
		label: at(m.variable_work_percent, timepoint),
		type: 'integer',
		unit: { nb: '%', en: '%' },
		range: { min: 0, max: 100 },
		strength: 'sensitive',
	}),
	...(timepoint === 'm3' || timepoint === 'm12'
		? [
				variable('work', {
					name: `weeks_off_benefit_${timepoint}`,
					label: at(m.variable_weeks_without_benefit, timepoint),
					type: 'integer',
					unit: text(m.variable_unit_weeks),
					range: { min: 0, max: 60 },
					strength: 'sensitive',
				}),
			]
		: []),
]);

export const followupVariables: readonly ExportVariable[] = (['m3', 'm12'] as const).flatMap((timepoint) => [
	variable('followup', {
		name: `followup_${timepoint}_result`,
		label: at(m.variable_followup_result, timepoint),
		type: 'code',
		values: valuesOf(followupResults, followupResultLabel),
		strength: 'sensitive',
	}),
	variable('followup', {
		name: `followup_${timepoint}_mode`,
		label: at(m.variable_followup_mode, timepoint),
		type: 'code',
		values: valuesOf(followupModes, followupModeLabel),
	}),
	variable('followup', {
		name: `followup_${timepoint}_days`,
		label: at(m.variable_followup_days, timepoint),
		type: 'integer',
		unit: text(m.export_unit_days),
		range: { min: -90, max: 40_000 },
	}),
]);

const satisfaction = (name: string, label: Message): ExportVariable =>
	variable('satisfaction', {
		name,
		label: text(label),
		type: 'code',
		values: valuesOf(satisfactionLevels, satisfactionLabel),
		missing: [...reasonCodes, withheld],
	});

export const satisfactionVariables: readonly ExportVariable[] = [
	satisfaction('patient_satisfaction', m.export_variable_patient_satisfaction),
	satisfaction('kin_satisfaction', m.variable_kin_satisfaction),
];
