/** Services and housing before and after, how the course was coordinated, and the facts that the indicators count. */
import * as m from '../../paraglide/messages.js';
import { livingSituations, offers, supportNeeds, yesNoAnswers } from '../codes.ts';
import { indicatorIds, type IndicatorId } from '../indicatorsIds.ts';
import { indicatorTitle } from '../indicatorsTitles.ts';
import { livingSituationLabel, offerLabel, supportNeedLabel, yesNoAnswerLabel } from '../labels.ts';
import { inBoth, text, valuesOf, variable, type Message } from './texts.ts';
import type { ExportVariable, Strength, VariableValue } from './types.ts';

const needs = valuesOf(supportNeeds, supportNeedLabel);
const livings = valuesOf(livingSituations, livingSituationLabel);
const yesNo = valuesOf(yesNoAnswers, yesNoAnswerLabel);
const offered = valuesOf(offers, offerLabel);

function coded(
	name: string,
	label: Message,
	values: VariableValue[],
	strength: Strength = 'plain',
): ExportVariable {
	return variable('services', { name, label: text(label), type: 'code', values, strength });
}

const hours = (name: string, label: Message): ExportVariable =>
	variable('services', {
		name,
		label: text(label),
		type: 'number',
		decimals: 1,
		unit: text(m.variable_unit_hours),
		range: { min: 0, max: 168 },
	});

export const serviceVariables: readonly ExportVariable[] = [
	hours('hours_start', m.variable_hours_start),
	hours('hours_end', m.variable_hours_end),
	coded('need_start', m.variable_need_start, needs, 'sensitive'),
	coded('need_end', m.variable_need_end, needs, 'sensitive'),
	coded('living_start', m.variable_living_start, livings, 'sensitive'),
	coded('living_end', m.variable_living_end, livings, 'sensitive'),
	coded('applied_for_services', m.variable_applied_for_services, yesNo),
	coded('assessed_before_decision', m.variable_assessed_before_decision, yesNo),
	coded('individual_plan', m.variable_individual_plan, offered),
	coded('coordinator', m.variable_coordinator, offered),
	coded('early_notice', m.variable_early_notice, yesNo),
	variable('services', {
		name: 'early_notice_days',
		label: text(m.variable_early_notice_days),
		type: 'integer',
		unit: text(m.export_unit_days),
		range: { min: -90, max: 40_000 },
	}),
	coded('report_ready', m.variable_report_ready, yesNo),
	coded('kin_involved', m.variable_kin_involved, yesNo),
	variable('services', {
		name: 'contacts',
		label: text(m.variable_contacts),
		type: 'integer',
		unit: text(m.export_unit_count),
		range: { min: 0, max: 1000 },
	}),
];

const shortNames: Partial<Record<IndicatorId, string>> = {
	quality_of_life_improved: 'eq_vas_improved',
	assessed_before_services: 'assessed_before',
};

/** Of 24 letters at most: what every program reads. */
const factName = (id: IndicatorId) => `ind_${shortNames[id] ?? id}`;

/** Numbers that stand among the course's own, and what is true of every course. */
const elsewhere: readonly IndicatorId[] = ['waiting_days', 'length_days', 'contacts', 'per_1000', 'coverage'];
const sensitiveFacts: readonly IndicatorId[] = ['work_m12', 'work_m12_sustained', 'discharged_home'];

export const factVariables: readonly ExportVariable[] = [
	...indicatorIds
		.filter((id) => !elsewhere.includes(id))
		.map((id) =>
			variable('indicators', {
				name: factName(id),
				label: inBoth((locale) => indicatorTitle(id, locale)),
				note: text(m.variable_note_fact),
				strength: sensitiveFacts.includes(id) ? 'sensitive' : 'plain',
				...(id === 'work_ability_change'
					? { type: 'number' as const, decimals: 0, range: { min: -10, max: 10 } }
					: { type: 'boolean' as const }),
			}),
		),
	variable('indicators', {
		name: 'work_m12_answered',
		label: text(m.variable_work_m12_answered),
		type: 'boolean',
	}),
];
