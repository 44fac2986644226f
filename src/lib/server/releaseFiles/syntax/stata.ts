import type { ExportVariable } from '../../../domain/exportVariables/types.ts';
import { csvColumnNames } from '../csv.ts';
import { isFreeText, labelledValues, type LabelledValue } from '../labels.ts';
import { storageOf } from '../storage.ts';
import type { Language, ReleaseContent } from '../types.ts';

/** A text in Stata's compound quotes; what would start a macro or end the quotes becomes something harmless. */
function quoted(text: string): string {
	const safe = text
		.replaceAll('`', "'")
		.replaceAll('$', '\\$')
		.replaceAll(/"'/g, '" \'')
		.replaceAll(/[\r\n]+/g, ' ');
	return `\`"${[...safe].slice(0, 80).join('')}"'`;
}

/** Stata's missing values .a to .z, in the order of the codes. */
const extended = (index: number) => `.${String.fromCharCode('a'.charCodeAt(0) + index)}`;

/** Text codes become their numbers; the labels come after. */
function numbered(name: string, values: readonly LabelledValue[]): string[] {
	return [
		`rename ${name} ${name}_t`,
		`generate long ${name} = .`,
		...values.map(
			({ code, number }) => `replace ${name} = ${number} if ${name}_t == ${quoted(String(code))}`,
		),
		`order ${name}, after(${name}_t)`,
		`drop ${name}_t`,
	];
}

function labelled(name: string, values: readonly LabelledValue[], language: Language): string[] {
	const missing = values.filter(({ reason }) => reason !== null);
	const pairs = values.map((value) => {
		const code = value.reason === null ? String(value.number) : extended(missing.indexOf(value));
		return `label define ${name} ${code} ${quoted(value.label[language])}, add`;
	});
	const decoded = missing.map(({ number }, index) => `mvdecode ${name}, mv(${number} = ${extended(index)})`);
	return [...decoded, ...pairs, `label values ${name} ${name}`];
}

function steps(variable: ExportVariable, language: Language): string[] {
	const { name } = variable;
	const values = labelledValues(variable);
	const label = `label variable ${name} ${quoted(variable.label[language])}`;
	if (isFreeText(variable)) return [label];
	if (variable.type === 'date') {
		return [
			`generate long ${name}_d = date(${name}, "YMD")`,
			`order ${name}_d, after(${name})`,
			`drop ${name}`,
			`rename ${name}_d ${name}`,
			`format ${name} %td`,
			label,
		];
	}
	const number = storageOf(variable) === 'text' ? numbered(name, values) : [`destring ${name}, replace`];
	return [...number, ...(values.length > 0 ? labelled(name, values, language) : []), label];
}

type SyntaxContent = Pick<ReleaseContent, 'variables' | 'rows' | 'about' | 'language' | 'labels'>;

/** Reads data.csv in Stata 14 or newer: every column as text, then each as what it is. */
export function stataSyntax(content: SyntaxContent): string {
	const { variables, about, language } = content;
	return [
		`* ${about.release.id}`,
		'version 14',
		'clear',
		'import delimited using "data.csv", delimiters(";") varnames(nonames) rowrange(2) ///',
		'    stringcols(_all) encoding("utf-8") bindquotes(strict) case(preserve)',
		...csvColumnNames(content).map((name, index) => `rename v${index + 1} ${name}`),
		...variables.flatMap((variable) => ['', ...steps(variable, language)]),
		'compress',
		'',
	].join('\n');
}
