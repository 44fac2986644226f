import type { ExportVariable } from '../../../domain/exportVariables/types.ts';
import { csvColumnNames } from '../csv.ts';
import { labelledValues } from '../labels.ts';
import { storageOf, type Storage } from '../storage.ts';
import type { Language, ReleaseContent } from '../types.ts';

/** A text inside quotes in R. */
function quoted(text: string): string {
	const safe = text
		.replaceAll('\\', '\\\\')
		.replaceAll('"', '\\"')
		.replaceAll('\n', '\\n')
		.replaceAll('\r', '\\r');
	return `"${safe}"`;
}

const vector = (items: readonly string[]) => `c(${items.join(', ')})`;
const literal = (code: string | number) => (typeof code === 'number' ? String(code) : quoted(code));

const classes: Record<Storage, string> = {
	text: 'character',
	integer: 'integer',
	double: 'numeric',
	boolean: 'integer',
	date: 'Date',
};

function codesAndLabels(variable: ExportVariable, language: Language, missing: boolean) {
	const chosen = labelledValues(variable).filter(({ reason }) => (reason !== null) === missing);
	return {
		codes: vector(
			chosen.map(({ code }) =>
				missing && storageOf(variable) === 'text' ? quoted(String(code)) : literal(code),
			),
		),
		labels: vector(chosen.map(({ label }) => quoted(label[language]))),
		some: chosen.length > 0,
	};
}

/** What happens to one column after it is read: reasons apart, then missing, then labelled. */
function steps(variable: ExportVariable, language: Language): string[] {
	const column = `release$${variable.name}`;
	const missing = codesAndLabels(variable, language, true);
	const real = codesAndLabels(variable, language, false);
	const apart = missing.some
		? [
				`${column}_missing <- factor(${column}, levels = ${missing.codes}, labels = ${missing.labels})`,
				`${column}[${column} %in% ${missing.codes}] <- NA`,
			]
		: [];
	const typed =
		variable.type === 'boolean'
			? [`${column} <- as.logical(${column})`]
			: real.some
				? [`${column} <- factor(${column}, levels = ${real.codes}, labels = ${real.labels})`]
				: [];
	return [...apart, ...typed, `attr(${column}, "label") <- ${quoted(variable.label[language])}`];
}

type SyntaxContent = Pick<ReleaseContent, 'variables' | 'rows' | 'about' | 'language' | 'labels'>;

/**
 * Reads data.csv into the data frame `release`, with base R alone: factors, labels, dates. A missing code becomes NA,
 * and its reason a factor of its own (`<name>_missing`).
 */
export function rSyntax(content: SyntaxContent): string {
	const { variables, about, language } = content;
	const known = new Map(variables.map((variable) => [variable.name, classes[storageOf(variable)]]));
	const columns = csvColumnNames(content).map((name) => `"${name}" = "${known.get(name) ?? 'character'}"`);
	return [
		`# ${about.release.id}`,
		'# source("read.R", encoding = "UTF-8")',
		'if (!exists("folder")) folder <- "."',
		'release <- read.csv(',
		'  file.path(folder, "data.csv"),',
		'  sep = ";", dec = ".", quote = "\\"", na.strings = "", check.names = FALSE,',
		'  fileEncoding = "UTF-8",',
		`  colClasses = c(\n    ${columns.join(',\n    ')}\n  )`,
		')',
		...variables.flatMap((variable) => ['', ...steps(variable, language)]),
		'',
	].join('\n');
}
