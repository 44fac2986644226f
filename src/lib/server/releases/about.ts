/** What the documents of a release say about it. */
import packageFile from '../../../../package.json' with { type: 'json' };
import type { DisclosureReport } from '../../domain/deidentification/index.ts';
import { inBoth, text } from '../../domain/exportVariables/texts.ts';
import * as m from '../../paraglide/messages.js';
import type { About } from '../releaseFiles/types.ts';
import type { Definition, ReleaseJob } from './jobs.ts';

export const softwareVersion = `${packageFile.name} ${packageFile.version}`;

/** The years that the project asked for; an open end is the day on which the release was asked for. */
function periodOf({ period_from, period_to }: Definition, requestedAt: string) {
	const last = `${period_to}-12-31`;
	const day = requestedAt.slice(0, 10);
	return { from: `${period_from}-01-01`, to: last < day ? last : day };
}

export function aboutOf(job: ReleaseJob, report: DisclosureReport, persons: number): About {
	const { definition } = job;
	return {
		registry: text(m.product_name),
		project: {
			id: definition.project,
			title: definition.title,
			institution: definition.institution,
			reference: definition.approval_reference,
		},
		release: {
			id: job.id,
			number: job.number,
			// Not the time of writing: made again after a stop, the file is the same.
			frozenAt: new Date(job.requested_at).toISOString(),
			period: periodOf(definition, job.requested_at),
			persons,
			threshold: report.k,
			softwareVersion,
			definitionVersion: `${job.number}.${job.revision}`,
		},
		sources: [text(m.release_source)],
		caveats: [
			inBoth((locale) => m.release_caveat_k({ k: report.k }, { locale })),
			text(m.release_caveat_coding),
			text(m.release_caveat_m12),
			...(definition.date_mode === 'shifted' ? [text(m.variable_note_shifted)] : []),
			text(m.release_caveat_linking),
		],
	};
}
