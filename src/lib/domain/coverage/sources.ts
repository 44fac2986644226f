/** Where counts come from: the patient registry, the municipal registry, the municipalities' yearly report. */
export const reportSources = ['NPR', 'KPR', 'KOSTRA'] as const;
export type ReportSource = (typeof reportSources)[number];

/** The source as people write it: in any case, with blanks around. */
export function readSource(typed: string): ReportSource | null {
	const word = typed.trim().toUpperCase();
	return reportSources.find((source) => source === word) ?? null;
}
