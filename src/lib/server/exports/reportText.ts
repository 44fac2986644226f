import type { DisclosureReport } from '../../domain/deidentification/index.ts';
import { limitText, stepText } from '../../domain/deidentification/words.ts';
import { formatDateTime, formatNumber, formatPercent } from '../../domain/format.ts';
import * as m from '../../paraglide/messages.js';

export interface Reported {
	title: string;
	approval_reference: string;
	frozen_at: string | null;
}

const xOfY = (x: number, y: number) => m.export_report_x_of_y({ x: formatNumber(x), y: formatNumber(y) });

function section(title: string, lines: readonly string[]): string[] {
	return lines.length === 0 ? [] : ['', title, '-'.repeat(title.length), ...lines];
}

function riskLines({ before, after }: DisclosureReport): string[] {
	const line = (label: string, was: string, is: string) =>
		`${label}: ${m.export_report_before()} ${was}, ${m.export_report_after()} ${is}`;
	return [
		line(m.export_report_k(), formatNumber(before.k), formatNumber(after.k)),
		line(m.export_report_uniques(), formatNumber(before.uniques), formatNumber(after.uniques)),
		line(m.export_report_highest(), formatPercent(before.highest, 1), formatPercent(after.highest, 1)),
		line(m.export_report_mean(), formatPercent(before.mean, 1), formatPercent(after.mean, 1)),
		line(m.export_report_classes(), formatNumber(before.classes), formatNumber(after.classes)),
	];
}

function stepLines({ steps, threshold }: DisclosureReport): string[] {
	if (steps.length === 0) return [m.export_step_none()];
	return steps.map(
		(step, index) =>
			`${index + 1}. ${m.export_report_step({ step: stepText(step), left: formatNumber(step.atRisk), k: threshold })}`,
	);
}

/**
 * The report as a text for the archive. It carries no time of its own, so that the same release has the same report.
 *
 * @param fingerprint SHA-256 of the data file that it is about
 */
export function reportText(project: Reported, report: DisclosureReport, fingerprint: string): string {
	const title = m.export_report_title();
	const limits = report.limits.filter(({ changed }) => changed > 0);
	const lines = [
		title,
		'='.repeat(title.length),
		`${m.export_report_project()}: ${project.title}`,
		`${m.export_report_reference()}: ${project.approval_reference}`,
		`${m.export_report_frozen()}: ${project.frozen_at ? formatDateTime(project.frozen_at) : m.export_report_frozen_not()}`,
		`${m.export_report_rows()}: ${xOfY(report.rowsAfter, report.rowsBefore)}`,
		`${m.export_report_persons()}: ${xOfY(report.personsAfter, report.personsBefore)}`,
		`${m.export_report_fingerprint()}: ${fingerprint}`,
		...section(m.export_report_risk(), riskLines(report)),
		...section(m.export_report_steps(), stepLines(report)),
		...section(m.export_report_local(), [
			m.export_report_suppressed({ count: formatNumber(report.suppressed) }),
			m.export_report_dropped({ count: formatNumber(report.dropped) }),
			m.export_report_unlinked({ count: formatNumber(report.unlinked) }),
		]),
		...section(
			m.export_report_limits(),
			limits.map((limit) =>
				m.export_report_limit({
					column: limit.column,
					text: limitText(limit),
					count: formatNumber(limit.changed),
				}),
			),
		),
		...section(m.export_report_left_out({ k: report.threshold }), report.leftOut),
		...section(m.export_report_remains(), [m.export_report_remains_text(), m.export_report_method()]),
	];
	return `${lines.join('\n')}\n`;
}
