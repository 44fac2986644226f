import * as m from '../paraglide/messages.js';
import type { Locale } from '../paraglide/runtime.js';
import { codes, inBoth, text, type Variable } from './codebookTypes.ts';
import { missingReasons } from './codes.ts';
import type { MeasureColumn } from './deidentification/measurements.ts';
import type { Limit } from './deidentification/limits.ts';
import { limitText } from './deidentification/words.ts';
import { instrumentById } from './instruments.ts';
import {
	instrumentHint,
	instrumentLabel,
	instrumentUnitLabel,
	missingReasonLabel,
	timepointLabel,
} from './labels.ts';

const measureLabel = ({ instrument, timepoint }: MeasureColumn, locale: Locale) =>
	m.export_variable_measure(
		{ instrument: instrumentLabel(instrument, locale), timepoint: timepointLabel(timepoint, locale) },
		{ locale },
	);

/** The two columns of a measure: its value, and why there is none. */
export function measureVariables(measure: MeasureColumn, limit: Limit | undefined): Variable[] {
	const instrument = instrumentById(measure.instrument);
	const reason = `${measure.name}_missing`;
	const note = (locale: Locale) =>
		[instrumentHint(instrument, locale), limit ? limitText(limit, locale) : ''].filter(Boolean).join('. ');
	return [
		{
			name: measure.name,
			label: inBoth((locale) => measureLabel(measure, locale)),
			type: instrument.decimals === 0 ? 'integer' : 'decimal',
			unit: inBoth((locale) => instrumentUnitLabel(instrument.unit, locale)),
			values: [],
			missing: inBoth((locale) => m.export_missing_measure({ name: reason }, { locale })),
			note: inBoth(note),
		},
		{
			name: reason,
			label: inBoth((locale) =>
				m.export_variable_missing({ measure: measureLabel(measure, locale) }, { locale }),
			),
			type: 'code',
			unit: null,
			values: codes(missingReasons, missingReasonLabel),
			missing: text(m.export_missing_reason),
			note: null,
		},
	];
}
