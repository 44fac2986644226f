/** What a person asks of releases, and what the person reads of them. */
import { z } from 'zod';
import type { DisclosureReport } from '../../domain/deidentification/index.ts';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { releaseFormats } from '../releaseFiles/types.ts';

export const releaseStates = [
	'queued',
	'building',
	'ready',
	'refused',
	'failed',
	'cancelled',
	'withdrawn',
] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** The report as the job stored it; it is written by this application alone. */
const reportSchema = z.custom<DisclosureReport>(
	(value) => typeof value === 'object' && value !== null && 'levels' in value,
);

const releaseRow = z.object({
	id: z.string(),
	project_id: z.string(),
	number: z.number().int(),
	revision: z.number().int(),
	state: z.enum(releaseStates),
	formats: z.array(z.enum(releaseFormats)),
	labels: z.boolean(),
	language: z.enum(['nb', 'en']),
	requested_at: z.string(),
	/** What the job is doing, done of total (rows written, over all formats). */
	step: z.enum(['population', 'protecting', 'rows', 'files']).nullable(),
	done: z.number().int(),
	total: z.number().int(),
	refusal: z.string().nullable(),
	report: reportSchema.nullable(),
	rows: z.number().int().nullable(),
	persons: z.number().int().nullable(),
	bytes: z.number().int().nullable(),
	sha256: z.string().nullable(),
	files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })).nullable(),
	software: z.string().nullable(),
	built_at: z.string().nullable(),
	withdrawn_at: z.string().nullable(),
});
export type Release = z.infer<typeof releaseRow>;

const columns = Object.keys(releaseRow.shape).join(', ');

export interface ReleaseRequest {
	formats: ('csv' | 'parquet' | 'sav')[];
	labels: boolean;
	language: 'nb' | 'en';
}

export type Requested = { ok: true; id: string } | { ok: false; reason: 'not_approved' | 'being_made' };

/** Asks for the next release of an own, approved project. Wake the worker afterwards (releases/worker). */
export async function requestRelease(
	db: Database,
	project: string,
	{ formats, labels, language }: ReleaseRequest,
): Promise<Requested> {
	try {
		const id = await answer(
			z.string(),
			db.rpc('request_release', {
				p_project: project,
				p_formats: formats,
				p_labels: labels,
				p_language: language,
			}),
		);
		return { ok: true, id };
	} catch (error) {
		if (error instanceof DatabaseError && error.message.includes('project_not_approved'))
			return { ok: false, reason: 'not_approved' };
		if (error instanceof DatabaseError && error.message.includes('release_is_being_made'))
			return { ok: false, reason: 'being_made' };
		throw error;
	}
}

/** Stops a release that is waiting or being made; false where there is none. */
export async function cancelRelease(db: Database, id: string): Promise<boolean> {
	try {
		await done(db.rpc('cancel_release', { p_release: id }));
		return true;
	} catch (error) {
		if (error instanceof DatabaseError && /release_(not_found|has_moved_on)/.test(error.message))
			return false;
		throw error;
	}
}

/** Releases of a project that the signed-in person may read, newest first. */
export function listReleases(db: Database, project: string): Promise<Release[]> {
	return answer(
		z.array(releaseRow),
		db
			.from('release')
			.select(columns)
			.eq('project_id', project)
			.order('number', { ascending: false })
			.order('revision', { ascending: false }),
	);
}

export function readRelease(db: Database, id: string): Promise<Release | null> {
	return answer(releaseRow.nullable(), db.from('release').select(columns).eq('id', id).maybeSingle());
}

const disclosureRow = z.object({
	requested_at: z.string(),
	answered_at: z.string().nullable(),
	report: reportSchema.nullable(),
	refusal: z.string().nullable(),
});

export type Disclosure =
	| { state: 'computing'; requestedAt: string }
	| { state: 'ready'; requestedAt: string; report: DisclosureReport }
	/** too_few_persons, too_much_suppressed, ceiling_not_reached; failed. */
	| { state: 'refused'; requestedAt: string; reason: string };

/** Asks, as a coordinator, what a release of the application would be. Wake the worker afterwards (releases/worker). */
export function requestDisclosure(db: Database, project: string): Promise<void> {
	return done(db.rpc('request_disclosure', { p_project: project }));
}

/** What was answered last; null where nobody has asked, or for who is no coordinator. */
export async function readDisclosure(db: Database, project: string): Promise<Disclosure | null> {
	const row = await answer(
		disclosureRow.nullable(),
		db
			.from('project_disclosure')
			.select('requested_at, answered_at, report, refusal')
			.eq('project_id', project)
			.maybeSingle(),
	);
	if (!row) return null;
	const requestedAt = row.requested_at;
	if (row.answered_at === null) return { state: 'computing', requestedAt };
	if (row.report) return { state: 'ready', requestedAt, report: row.report };
	return { state: 'refused', requestedAt, reason: row.refusal ?? 'failed' };
}
