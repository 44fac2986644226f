import { columns } from '$lib/domain/import/columns';
import { indexWords } from '$lib/domain/import/mapping';
import { m } from '$lib/paraglide/messages.js';
import { getLocale, locales, overwriteGetLocale } from '$lib/paraglide/runtime';
import { fieldLabel } from '../../courses/fieldLabels';

/** The words of a column, as the form of a course has them. */
export function columnLabel(field: string): string {
	return field === 'national_id' ? m.batch_national_id() : fieldLabel(field);
}

let words: ReadonlyMap<string, string> | undefined;

/**
 * Columns by their words in every language. Messages read the locale from around them: it is set while they are read,
 * without a pause in which a request could notice.
 */
export function columnWords(): ReadonlyMap<string, string> {
	if (words) return words;
	const around = getLocale;
	try {
		words = indexWords(
			locales.flatMap((locale) => {
				overwriteGetLocale(() => locale);
				return [...columns.values()].map(({ name, field }): [string, string] => [columnLabel(field), name]);
			}),
		);
		return words;
	} finally {
		overwriteGetLocale(around);
	}
}
