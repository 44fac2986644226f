import type { Text } from '../../../domain/exportVariables/types.ts';
import { formatDate, formatDateTime, formatNumber } from '../../../domain/format.ts';
import * as m from '../../../paraglide/messages.js';
import type { About, Language, WrittenFile } from '../types.ts';
import { citation } from './citation.ts';

type Message = (inputs?: object, options?: { locale?: Language }) => string;

/** What each file is for, by its name. */
const purposes: Readonly<Record<string, Message>> = {
	'data.csv': m.release_file_purpose_csv,
	'data.parquet': m.release_file_purpose_parquet,
	'data.sav': m.release_file_purpose_sav,
	'read.R': m.release_file_purpose_r,
	'read.do': m.release_file_purpose_stata,
	'datapackage.json': m.release_file_purpose_data_package,
	'ddi.xml': m.release_file_purpose_ddi,
};

const heading = (title: string, line: string) => [title, line.repeat(title.length)];

function section(title: Message, locale: Language, lines: readonly string[]): string[] {
	return lines.length === 0 ? [] : ['', ...heading(title({}, { locale }), '-'), ...lines];
}

const listed = (texts: readonly Text[], locale: Language) => texts.map((text) => `- ${text[locale]}`);

function facts({ project, release }: About, rowCount: number, locale: Language): string[] {
	const pair = (label: Message, value: string) => `${label({}, { locale })}: ${value}`;
	const number = (value: number) => formatNumber(value, 0, locale);
	return [
		pair(m.release_file_project, `${project.title} (${project.institution})`),
		pair(m.release_file_reference, project.reference),
		pair(m.release_file_release, `${release.number}, ${release.id}`),
		pair(m.release_file_frozen, formatDateTime(release.frozenAt, locale)),
		pair(
			m.release_file_period,
			`${formatDate(release.period.from, locale)} – ${formatDate(release.period.to, locale)}`,
		),
		pair(m.release_file_courses, number(rowCount)),
		pair(m.release_file_persons, number(release.persons)),
		pair(m.release_file_threshold, number(release.threshold)),
		pair(m.release_file_definition, release.definitionVersion),
		pair(m.release_file_software, release.softwareVersion),
	];
}

function fileLines(files: readonly WrittenFile[], locale: Language): string[] {
	return files.flatMap(({ name, bytes, sha256 }) => {
		const purpose = purposes[name]?.({}, { locale });
		const size = m.release_file_bytes({ bytes: formatNumber(bytes, 0, locale) }, { locale });
		return [`${name}${purpose ? `: ${purpose}` : ''}`, `  ${size}, SHA-256 ${sha256}`];
	});
}

function inLanguage(
	about: About,
	files: readonly WrittenFile[],
	rowCount: number,
	locale: Language,
): string[] {
	return [
		...heading(about.registry[locale], '='),
		...facts(about, rowCount, locale),
		...section(m.release_file_cite, locale, [citation(about, rowCount)[locale]]),
		...section(m.release_file_missing, locale, [m.release_file_missing_text({}, { locale })]),
		...section(m.release_file_caveats, locale, [
			...listed(about.caveats, locale),
			`- ${m.release_file_formula_text({}, { locale })}`,
		]),
		...section(m.release_file_sources, locale, listed(about.sources, locale)),
		...section(m.release_file_files, locale, fileLines(files, locale)),
	];
}

/** What whoever opens the archive reads first, in both languages, with the fingerprint of every other file. */
export function readme(about: About, files: readonly WrittenFile[], rowCount: number): string {
	return [
		...inLanguage(about, files, rowCount, 'nb'),
		'',
		'',
		...inLanguage(about, files, rowCount, 'en'),
		'',
	].join('\n');
}
