import { getLocale, type Locale } from '../../paraglide/runtime.js';
import { plainName } from '../import/mapping.ts';

/** Columns of a file of counts. A unit is named by its id, by its name, or by both, where the id decides. */
export const countFields = ['unit_id', 'unit', 'year', 'source', 'count', 'note'] as const;
export type CountField = (typeof countFields)[number];

const norwegian: Readonly<Record<CountField, string>> = {
	unit_id: 'enhet_id',
	unit: 'enhet',
	year: 'år',
	source: 'kilde',
	count: 'antall',
	note: 'merknad',
};

/** The title of a column in the template. */
export function columnTitle(field: CountField, locale: Locale = getLocale()): string {
	return locale === 'nb' ? norwegian[field] : field;
}

const titles = new Map<string, CountField>([
	...countFields.map((field): [string, CountField] => [field, field]),
	...countFields.map((field): [string, CountField] => [norwegian[field], field]),
	['enhets-id', 'unit_id'],
	['enhet id', 'unit_id'],
	['unit id', 'unit_id'],
	['unit name', 'unit'],
	['enhetsnavn', 'unit'],
]);

export interface FoundColumns {
	/** Where each field stands; none where the file has no such column. */
	places: ReadonlyMap<CountField, number>;
	/** Titles of columns that are not read. */
	ignored: string[];
	twice: CountField[];
	missing: CountField[];
}

/** What the columns of a file are, by their titles. */
export function findColumns(header: readonly string[]): FoundColumns {
	const places = new Map<CountField, number>();
	const ignored: string[] = [];
	const twice: CountField[] = [];
	header.forEach((title, index) => {
		const field = titles.get(plainName(title));
		if (!field) {
			if (title.trim() !== '') ignored.push(title.trim());
		} else if (places.has(field)) twice.push(field);
		else places.set(field, index);
	});
	const missing: CountField[] = (['year', 'source', 'count'] as const).filter((field) => !places.has(field));
	if (!places.has('unit') && !places.has('unit_id')) missing.unshift('unit');
	return { places, ignored, twice, missing };
}
