/** Where an organisation's numbers come from, and how much of what happened is registered. */
import { z } from 'zod';
import type { IndicatorCell, ShownCell } from '../../domain/indicators.ts';
import { reportSources, type ReportSource } from '../../domain/coverage/sources.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const sourcesAnswer = z.object({
	units: z.array(z.string()),
	reported_by: z.array(z.enum(reportSources)),
});

/** The organisation's units, and who else counts its courses of a year. */
export async function organisationSources(
	db: Database,
	organisation: string,
	year: number,
): Promise<{ units: string[]; reportedBy: ReportSource[] }> {
	const { units, reported_by } = await answer(
		sourcesAnswer,
		db.rpc('organisation_sources', { p_node: organisation, p_year: year }),
	);
	return { units, reportedBy: reported_by };
}

/** The coverage of the year, else of the newest earlier one, which is then to be said; null where none may be shown. */
export function newestShown(coverage: readonly IndicatorCell[], year: number): ShownCell | null {
	const shown = coverage.filter(
		(cell): cell is ShownCell => cell.mask === null && cell.indicator === 'coverage' && cell.year <= year,
	);
	return shown.toSorted((a, b) => b.year - a.year)[0] ?? null;
}
