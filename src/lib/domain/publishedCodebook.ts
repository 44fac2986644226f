/** What the columns of the file of published numbers mean, in both languages. */
import * as m from '../paraglide/messages.js';
import { codes, inBoth, text, type Message, type Variable, type VariableValue } from './codebookTypes.ts';
import { organisationKinds } from './codes.ts';
import { indicatorIds, indicatorKinds, maskReasons, valueUnits, type MaskReason } from './indicators.ts';
import { indicatorKindLabel, indicatorTitle, levelLabel } from './indicatorsText.ts';
import { unitName } from './indicatorsValue.ts';
import { organisationKindLabel } from './labels.ts';

/** The columns, in their order. */
export const publishedColumns = [
	'indicator',
	'definition_version',
	'indicator_kind',
	'unit',
	'organisation',
	'organisation_name',
	'organisation_kind',
	'view',
	'year',
	'quarter',
	'value',
	'lower',
	'upper',
	'numerator',
	'denominator',
	'eligible',
	'matured',
	'answered',
	'value_among_answered',
	'expected',
	'ratio',
	'level',
	'mask',
] as const;
export type PublishedColumn = (typeof publishedColumns)[number];

const masks: Record<MaskReason, Message> = {
	coverage: m.mask_coverage,
	few: m.public_mask_few,
	secondary: m.mask_secondary,
	detail: m.mask_detail,
	none: m.mask_none,
};

interface Column {
	label: Message;
	type: Variable['type'];
	values?: VariableValue[];
	missing?: Message;
	note?: Message;
}

/** Numbers are empty where a reason is given. */
const number = (label: Message, type: 'integer' | 'decimal', note?: Message): Column => ({
	label,
	type,
	missing: m.public_missing_number,
	...(note ? { note } : {}),
});

function columns(): Record<PublishedColumn, Column> {
	return {
		indicator: { label: m.csv_indicator, type: 'code', values: codes(indicatorIds, indicatorTitle) },
		definition_version: { label: m.csv_definition, type: 'integer' },
		indicator_kind: {
			label: m.public_column_kind,
			type: 'code',
			values: codes(indicatorKinds, indicatorKindLabel),
		},
		unit: { label: m.csv_unit, type: 'code', values: codes(valueUnits, unitName), note: m.public_note_share },
		organisation: { label: m.public_column_organisation, type: 'key' },
		organisation_name: {
			label: m.public_column_name,
			type: 'key',
			missing: m.public_missing_organisation,
		},
		organisation_kind: {
			label: m.public_column_organisation_kind,
			type: 'code',
			values: codes(organisationKinds, organisationKindLabel),
			missing: m.public_missing_organisation,
		},
		view: {
			label: m.public_view_label,
			type: 'code',
			values: [
				{ value: 'unit', label: text(m.public_view_unit) },
				{ value: 'residence', label: text(m.public_view_residence) },
			],
		},
		year: { label: m.public_column_year, type: 'integer' },
		quarter: { label: m.public_column_quarter, type: 'integer', missing: m.public_missing_quarter },
		value: number(m.csv_value, 'decimal', m.public_note_share),
		lower: number(m.csv_value_lower, 'decimal', m.public_note_interval),
		upper: number(m.csv_value_upper, 'decimal', m.public_note_interval),
		numerator: number(m.csv_numerator, 'integer', m.public_note_numerator),
		denominator: number(m.csv_denominator, 'integer', m.public_note_denominator),
		eligible: number(m.public_column_eligible, 'integer', m.public_note_m12),
		matured: number(m.public_column_matured, 'integer', m.public_note_m12),
		answered: number(m.csv_answered, 'integer', m.public_note_m12),
		value_among_answered: number(m.public_column_among_answered, 'decimal', m.public_note_m12),
		expected: number(m.public_column_expected, 'decimal', m.public_note_expected),
		ratio: number(m.public_column_ratio, 'decimal', m.public_note_expected),
		level: {
			label: m.csv_level,
			type: 'code',
			values: codes(['high', 'moderate', 'low'] as const, levelLabel),
			missing: m.public_missing_level,
		},
		mask: {
			label: m.public_column_mask,
			type: 'code',
			// Parts of the courses are not in the file.
			values: codes(
				maskReasons.filter((reason) => reason !== 'detail'),
				(reason, locale) => masks[reason]({}, locale ? { locale } : undefined),
			),
			missing: m.public_missing_mask,
		},
	};
}

/** One variable for each column of the file, in its order. */
export function publishedCodebook(): Variable[] {
	const known = columns();
	return publishedColumns.map((name) => {
		const { label, type, values = [], missing = m.public_missing_never, note } = known[name];
		return {
			name,
			label: text(label),
			type,
			unit: null,
			values,
			missing: inBoth((locale) => missing({}, { locale })),
			note: note ? text(note) : null,
		};
	});
}
