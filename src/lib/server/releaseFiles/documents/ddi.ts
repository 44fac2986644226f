import type { ExportVariable, Text } from '../../../domain/exportVariables/types.ts';
import { labelledValues } from '../labels.ts';
import { storageOf } from '../storage.ts';
import type { About, WrittenFile } from '../types.ts';
import { citation } from './citation.ts';
import { element, type Xml } from './xml.ts';

const inBoth = (name: string, text: Text, attributes: Record<string, string> = {}): Xml[] => [
	element(name, { ...attributes, 'xml:lang': 'nb' }, text.nb),
	element(name, { ...attributes, 'xml:lang': 'en' }, text.en),
];

function study({ registry, project, release, sources, caveats }: About, rowCount: number): Xml {
	return element('stdyDscr', {}, [
		element('citation', {}, [
			element('titlStmt', {}, [
				element('titl', { 'xml:lang': 'nb' }, registry.nb),
				element('parTitl', { 'xml:lang': 'en' }, registry.en),
				element('IDNo', {}, release.id),
			]),
			element('rspStmt', {}, [element('AuthEnty', { affiliation: project.institution }, project.title)]),
			element('prodStmt', {}, [
				element('prodDate', { date: release.frozenAt.slice(0, 10) }, release.frozenAt.slice(0, 10)),
				element('software', {}, release.softwareVersion),
			]),
			element('verStmt', {}, [element('version', {}, String(release.number))]),
			element('biblCit', { 'xml:lang': 'nb' }, citation({ registry, project, release }, rowCount).nb),
		]),
		element('stdyInfo', {}, [
			...inBoth('abstract', {
				nb: sources.map(({ nb }) => nb).join(' '),
				en: sources.map(({ en }) => en).join(' '),
			}),
			element('sumDscr', {}, [
				element('timePrd', { event: 'start', date: release.period.from }, release.period.from),
				element('timePrd', { event: 'end', date: release.period.to }, release.period.to),
			]),
		]),
		...caveats.flatMap((caveat) => inBoth('notes', caveat)),
	]);
}

function file({ name, sha256 }: WrittenFile, rowCount: number, variableCount: number): Xml {
	return element('fileDscr', { ID: 'data' }, [
		element('fileTxt', {}, [
			element('fileName', {}, name),
			element('dimensns', {}, [
				element('caseQnty', {}, String(rowCount)),
				element('varQnty', {}, String(variableCount)),
			]),
		]),
		element('notes', { type: 'SHA-256' }, sha256),
	]);
}

function variable(described: ExportVariable): Xml {
	const { name, label, range, note, unit, type, decimals } = described;
	const counted = type === 'integer' || type === 'number';
	const text = storageOf(described) === 'text' || type === 'date';
	const isDate = type === 'date';
	return element(
		'var',
		{
			ID: `v_${name}`,
			name,
			files: 'data',
			intrvl: counted || isDate ? 'contin' : 'discrete',
			dcml: type === 'number' ? (decimals ?? 2) : undefined,
			measUnit: unit?.en,
		},
		[
			...inBoth('labl', label),
			...(range ? [element('valrng', {}, [element('range', { min: range.min, max: range.max })])] : []),
			...(note ? inBoth('txt', note) : []),
			...labelledValues(described).map((value) =>
				element('catgry', { missing: value.reason === null ? 'N' : 'Y' }, [
					element('catValu', {}, String(value.code)),
					...inBoth('labl', value.label),
				]),
			),
			element('varFormat', {
				type: text ? 'character' : 'numeric',
				...(isDate ? { schema: 'ISO', category: 'date' } : {}),
			}),
		],
	);
}

/** The release in DDI-Codebook 2.5. The order of elements is the schema's. */
export function ddi(
	variables: readonly ExportVariable[],
	data: WrittenFile,
	rowCount: number,
	about: About,
): string {
	const { markup } = element(
		'codeBook',
		{
			xmlns: 'ddi:codebook:2_5',
			'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
			'xsi:schemaLocation':
				'ddi:codebook:2_5 https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd',
			version: '2.5',
			'xml:lang': 'nb',
		},
		[
			study(about, rowCount),
			file(data, rowCount, variables.length),
			element(
				'dataDscr',
				{},
				variables.map((described) => variable(described)),
			),
		],
	);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${markup}\n`;
}
