import type { ExportVariable } from '../../../domain/exportVariables/types.ts';
import { labelledValues } from '../labels.ts';
import { storageOf, type Storage } from '../storage.ts';
import type { Language, ReleaseContent, WrittenFile } from '../types.ts';
import { citation } from './citation.ts';

const types: Record<Storage, string> = {
	text: 'string',
	integer: 'integer',
	double: 'number',
	boolean: 'boolean',
	date: 'date',
};

/** What no value may break; a list of codes says all there is to say of a coded variable. */
function constraints({ values, range }: ExportVariable): object {
	if (values) return { constraints: { enum: values.map(({ code }) => code) } };
	return range ? { constraints: { minimum: range.min, maximum: range.max } } : {};
}

/** A boolean is 0 and 1 in the file, whether or not there is room for missing codes. */
function typeOf(variable: ExportVariable): object {
	if (variable.type === 'boolean') return { type: 'boolean', trueValues: ['1'], falseValues: ['0'] };
	return { type: types[storageOf(variable)] };
}

function field(variable: ExportVariable, language: Language): object {
	const { name, label, unit, note, missing, values } = variable;
	const description = [note?.[language], unit?.[language]].filter((text) => text !== undefined).join('. ');
	return {
		name,
		title: label[language],
		...(description ? { description } : {}),
		...typeOf(variable),
		...constraints(variable),
		// Version 1 has missing values for the whole table only; these are the pattern for one field, and version 2.
		...(missing.length > 0
			? {
					missingValues: labelledValues(variable)
						.filter(({ reason }) => reason !== null)
						.map(({ code, label: reason }) => ({ value: String(code), label: reason[language] })),
				}
			: {}),
		...(values
			? { categories: values.map(({ code, label: of }) => ({ value: code, label: of[language] })) }
			: {}),
	};
}

/** The columns of labels stand beside their codes, as in the file. */
function fields({ variables, language, labels }: PackageContent): object[] {
	return variables.flatMap((variable) => {
		const coded = field(variable, language);
		if (!labels || !variable.values) return [coded];
		return [coded, { name: `${variable.name}_label`, title: variable.label[language], type: 'string' }];
	});
}

type PackageContent = Pick<ReleaseContent, 'variables' | 'rowCount' | 'about' | 'language' | 'labels'>;

/** The only special value that is not negative is emptiness. */
function missingValues(variables: readonly ExportVariable[]): string[] {
	const codes = variables.flatMap(({ missing }) => missing.map(({ code }) => String(code)));
	return ['', ...new Set(codes)];
}

/** A Tabular Data Package, version 1 of the Frictionless standards, around data.csv. */
export function dataPackage(content: PackageContent, data: WrittenFile): string {
	const { variables, about, rowCount, language } = content;
	const descriptor = {
		profile: 'tabular-data-package',
		name: `release-${about.release.id}`.toLowerCase(),
		id: about.release.id,
		title: `${about.registry[language]}: ${about.project.title}`,
		description: citation(about, rowCount)[language],
		version: `${about.release.number}.0.0`,
		created: about.release.frozenAt,
		sources: about.sources.map((source) => ({ title: source[language] })),
		resources: [
			{
				profile: 'tabular-data-resource',
				name: 'data',
				path: data.name,
				format: 'csv',
				mediatype: 'text/csv',
				encoding: 'utf-8',
				bytes: data.bytes,
				hash: `sha256:${data.sha256}`,
				dialect: { delimiter: ';', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
				schema: { fields: fields(content), missingValues: missingValues(variables) },
			},
		],
	};
	return `${JSON.stringify(descriptor, null, 2)}\n`;
}
