/** The variables of a file as they stand in it: quasi-identifiers with the values of their rung, numbers with their limits. */
import * as m from '../../paraglide/messages.js';
import { counties, regions } from '../exportVariables/counties.ts';
import { inBoth, text, type Message } from '../exportVariables/texts.ts';
import type { ExportVariable, Text, VariableValue } from '../exportVariables/types.ts';
import type { Coding } from './coding.ts';
import { ladderOf } from './ladders.ts';
import type { Level } from './report.ts';

const groupLabels: Readonly<Record<string, Message>> = {
	nervous_system: m.ladder_nervous_system,
	movement: m.ladder_movement,
	internal: m.ladder_internal,
	other_group: m.ladder_other,
	municipal: m.export_level_municipal,
	specialised: m.export_level_specialised,
	inpatient: m.ladder_inpatient,
	not_inpatient: m.ladder_not_inpatient,
	type_inpatient: m.ladder_type_inpatient,
	type_other: m.ladder_type_other,
};

function labelOf(name: string, code: string): Text {
	const group = groupLabels[code];
	if (group) return text(group);
	const plain = regions[code] ?? counties[code]?.name;
	if (plain) return { nb: plain, en: plain };
	const range = code.replace(/[-_]/, '–');
	return name === 'age_band' && !code.endsWith('+')
		? inBoth((locale) => m.export_age_range({ range }, { locale }))
		: { nb: range, en: range };
}

function generalised(variable: ExportVariable, rung: number): ExportVariable {
	const of = ladderOf(variable.name).rungs[rung]?.of;
	if (rung === 0 || !of) return variable;
	const values = new Map<string, VariableValue>();
	for (const { code, label } of variable.values ?? []) {
		const value = of(String(code));
		if (value !== null && !values.has(value))
			values.set(value, { code: value, label: value === code ? label : labelOf(variable.name, value) });
	}
	return { ...variable, values: [...values.values()] };
}

function limited(variable: ExportVariable, limit: Coding['limits'][string] | undefined): ExportVariable {
	if (!limit || !variable.range) return variable;
	const [lower, upper] = limit;
	const note = (locale: 'nb' | 'en') => {
		const told =
			lower !== null && upper !== null
				? m.export_limit_both({ lower, upper }, { locale })
				: upper !== null
					? m.export_limit_upper({ upper }, { locale })
					: lower !== null
						? m.export_limit_lower({ lower }, { locale })
						: '';
		return [variable.note?.[locale], told].filter(Boolean).join('. ');
	};
	return {
		...variable,
		range: { min: lower ?? variable.range.min, max: upper ?? variable.range.max },
		note: inBoth(note),
	};
}

/** Those that are in the file, in order: what the ladder dropped for everybody is not. */
export function variablesAt(
	variables: readonly ExportVariable[],
	levels: readonly Level[],
	coding: Coding,
): ExportVariable[] {
	const levelOf = new Map(levels.map((level) => [level.name, level]));
	return variables
		.filter(({ name }) => levelOf.get(name)?.rungName !== 'dropped')
		.map((variable) => {
			const level = levelOf.get(variable.name);
			return level ? generalised(variable, level.rung) : limited(variable, coding.limits[variable.name]);
		});
}
