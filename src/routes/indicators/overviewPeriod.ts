import type { Quarter } from '$lib/domain/quarters';
import { m } from '$lib/paraglide/messages.js';

/** The first and the last of some quarters: "4. kvartal 2025 til 3. kvartal 2026". */
export function quartersText(quarters: readonly Quarter[]): string {
	const [first, last] = [quarters[0], quarters.at(-1)];
	if (!first || !last) return '';
	return m.overview_rolling_span({
		fromQuarter: first.quarter,
		fromYear: first.year,
		toQuarter: last.quarter,
		toYear: last.year,
	});
}

/** The organisation and the period, as the page's heading and title. */
export function overviewHeading(
	organisation: string,
	span: { year: number; quarters: readonly Quarter[] | null } | null,
): string {
	if (!span) return organisation;
	if (span.quarters) return m.overview_heading_rolling({ organisation });
	return m.indicators_heading({ organisation, year: span.year });
}
