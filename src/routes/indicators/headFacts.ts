/** How many courses, how much of what happened, and as of when, in words. */
import { dateInOslo, formatDate, formatNumber, formatPercent } from '$lib/domain/format';
import { m } from '$lib/paraglide/messages.js';

export interface OverviewFacts {
	courses: number | null;
	knowsCoverage: boolean;
	coverage: { value: number; year: number } | null;
	published: string | null;
	live: boolean;
}

function asOf({ published, live }: OverviewFacts): string[] {
	const date = published && formatDate(dateInOslo(published));
	if (!live) return [date ? m.overview_published_all({ date }) : m.overview_not_published()];
	return [m.overview_live(), ...(date ? [m.overview_published({ date })] : [])];
}

const covered = (coverage: OverviewFacts['coverage']) =>
	coverage
		? m.overview_coverage({ value: formatPercent(coverage.value), year: coverage.year })
		: m.overview_coverage_unknown();

export function headFacts(head: OverviewFacts): string[] {
	return [
		...(head.courses === null ? [] : [m.indicators_courses({ count: formatNumber(head.courses) })]),
		...(head.knowsCoverage ? [covered(head.coverage)] : []),
		...asOf(head),
	];
}
