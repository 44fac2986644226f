import type { Text } from '../../../domain/exportVariables/types.ts';
import { formatNumber } from '../../../domain/format.ts';
import * as m from '../../../paraglide/messages.js';
import type { About, Language } from '../types.ts';

type Cited = Pick<About, 'registry' | 'project' | 'release'>;

/** How a publication names the release: registry, project, number and id, year, size. */
export function citation({ registry, project, release }: Cited, rowCount: number): Text {
	const inLanguage = (locale: Language) =>
		m.release_file_citation(
			{
				registry: registry[locale],
				project: project.title,
				number: release.number,
				id: release.id,
				year: release.frozenAt.slice(0, 4),
				courses: formatNumber(rowCount, 0, locale),
			},
			{ locale },
		);
	return { nb: inLanguage('nb'), en: inLanguage('en') };
}
