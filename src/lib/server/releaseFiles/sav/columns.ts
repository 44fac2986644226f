import type { ExportVariable, Value } from '../../../domain/exportVariables/types.ts';
import { defaultWidth } from '../check.ts';
import { isFreeText, labelledValues, numbering, type LabelledValue } from '../labels.ts';
import { asDays, asDouble, asInteger, asText, storageOf } from '../storage.ts';
import { upTo } from './bytes.ts';

interface Described {
	variable: ExportVariable;
	labels: readonly LabelledValue[];
	/** Number of eight-byte places that a value takes. */
	places: number;
}

/** A column as a system file has it: numbers, or a text of a fixed width in bytes. */
export type SavColumn = Described &
	(
		| { kind: 'number'; read: (value: Value) => number | null }
		| { kind: 'text'; width: number; read: (value: Value) => string | null }
	);

/** 1582-10-14 to 1970-01-01: SPSS counts seconds from the first day of the Gregorian calendar. */
const daysBefore1970 = 141_428;
const secondsOfDay = 86_400;

function numberReader(variable: ExportVariable): (value: Value) => number | null {
	switch (storageOf(variable)) {
		case 'date':
			return (value) => {
				const days = asDays(variable, value);
				return days === null ? null : (days + daysBefore1970) * secondsOfDay;
			};
		case 'double':
			return (value) => asDouble(variable, value);
		case 'integer':
		case 'boolean':
			return (value) => asInteger(variable, value);
		case 'text': {
			const numbers = numbering(variable);
			return (value) => {
				const code = asText(variable, value);
				if (code === null) return null;
				const number = numbers.get(code);
				if (number === undefined) throw new RangeError(`a value of ${variable.name} is not in its list`);
				return number;
			};
		}
	}
}

export function savColumn(variable: ExportVariable): SavColumn {
	const labels = labelledValues(variable);
	if (!isFreeText(variable)) {
		return { variable, labels, places: 1, kind: 'number', read: numberReader(variable) };
	}
	const width = variable.width ?? defaultWidth;
	const read = (value: Value) => asText(variable, value);
	return { variable, labels, places: upTo(8, width) / 8, kind: 'text', width, read };
}
