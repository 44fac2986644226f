import type { Text, Variable } from '../../domain/codebookTypes.ts';
import { toCsv } from './csv.ts';

const columns = [
	'name',
	'label_nb',
	'label_en',
	'type',
	'unit_nb',
	'unit_en',
	'values_nb',
	'values_en',
	'missing_nb',
	'missing_en',
	'note_nb',
	'note_en',
];

/** Types as whoever imports the file needs them said. */
const types: Record<Variable['type'], string> = {
	key: 'key (text)',
	code: 'code (text)',
	boolean: 'boolean (0/1)',
	integer: 'integer',
	decimal: 'decimal (decimal point)',
};

function values(variable: Variable, language: keyof Text): string {
	return variable.values.map(({ value, label }) => `${value} = ${label[language]}`).join(' | ');
}

/** The codebook as a file of its own, one variable a line, in both languages. */
export function codebookCsv(variables: readonly Variable[]): string {
	return toCsv(
		columns,
		variables.map((variable) => ({
			name: variable.name,
			label_nb: variable.label.nb,
			label_en: variable.label.en,
			type: types[variable.type],
			unit_nb: variable.unit?.nb ?? null,
			unit_en: variable.unit?.en ?? null,
			values_nb: values(variable, 'nb'),
			values_en: values(variable, 'en'),
			missing_nb: variable.missing.nb,
			missing_en: variable.missing.en,
			note_nb: variable.note?.nb ?? null,
			note_en: variable.note?.en ?? null,
		})),
	);
}
