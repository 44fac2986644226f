/** Numbers and facts of the course itself: how long, who worked in it, and the days that may be asked for shifted. */
import * as m from '../../paraglide/messages.js';
import { professions } from '../codes.ts';
import { instrumentIds } from '../instruments.ts';
import { instrumentLabel, professionLabel } from '../labels.ts';
import { inBoth, text, valuesOf, variable, type Message } from './texts.ts';
import type { ExportVariable } from './types.ts';

const days = (name: string, label: Message, min = 0): ExportVariable =>
	variable('course', {
		name,
		label: text(label),
		type: 'integer',
		unit: text(m.export_unit_days),
		range: { min, max: 40_000 },
	});

const flag = (name: string, label: Message): ExportVariable =>
	variable('course', { name, label: text(label), type: 'boolean' });

const date = (name: string, label: Message): ExportVariable =>
	variable('dates', {
		name,
		label: text(label),
		type: 'date',
		missing: [],
		note: text(m.variable_note_shifted),
	});

export const keyVariables: readonly ExportVariable[] = [
	variable('keys', {
		name: 'course_key',
		label: text(m.export_variable_course_key),
		type: 'code',
		missing: [],
		strength: 'key',
		width: 33,
	}),
	variable('keys', {
		name: 'person_key',
		label: text(m.export_variable_person_key),
		type: 'code',
		missing: [],
		strength: 'key',
		width: 33,
		note: text(m.variable_note_person_key),
	}),
];

export const courseVariables: readonly ExportVariable[] = [
	days('waiting_days', m.export_variable_waiting_days),
	days('length_days', m.export_variable_length_days),
	days('goals_set_days', m.variable_goals_set_days, -90),
	days('first_assessed_days', m.variable_first_assessed_days, -90),
	days('registered_days', m.variable_registered_days),
	variable('course', {
		name: 'main_instrument',
		label: text(m.variable_main_instrument),
		type: 'code',
		values: valuesOf(instrumentIds, instrumentLabel),
	}),
	variable('course', {
		name: 'start_level',
		label: text(m.variable_start_level),
		type: 'integer',
		range: { min: 1, max: 4 },
	}),
	variable('course', {
		name: 'professions',
		label: text(m.export_variable_professions),
		type: 'integer',
		unit: text(m.export_unit_count),
		range: { min: 0, max: professions.length },
	}),
	...professions.map((profession) =>
		variable('team', {
			name: `team_${profession.replace('occupational', 'occ')}`,
			label: inBoth((locale) =>
				m.variable_team({ profession: professionLabel(profession, locale) }, { locale }),
			),
			type: 'boolean',
		}),
	),
	flag('no_goals', m.variable_no_goals),
	flag('no_work', m.variable_no_work),
	flag('m3_matured', m.variable_m3_matured),
	flag('m12_matured', m.variable_m12_matured),
	date('referral_date', m.variable_referral_date),
	date('start_date', m.variable_start_date),
	date('end_date', m.variable_end_date),
	date('followup_m3_date', m.variable_followup_m3_date),
	date('followup_m12_date', m.variable_followup_m12_date),
];
