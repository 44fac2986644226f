/** Counts reported elsewhere and the coverage they give; loaded by coordinators. */
import { z } from 'zod';
import type { ReportedCount } from '../../domain/coverage/checkCount.ts';
import { reportSources } from '../../domain/coverage/sources.ts';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { countFileLimits } from './countFile.ts';

const yearCounts = z
	.object({
		year: z.number(),
		registered: z.number(),
		source: z.enum(reportSources).nullable(),
		count: z.number().nullable(),
		note: z.string().nullable(),
	})
	.transform(({ source, count, note, ...year }) => ({
		...year,
		reported: source === null || count === null ? null : { source, count, note },
	}));

const unitCounts = z.object({
	id: z.string(),
	name: z.string(),
	active: z.boolean(),
	years: z.array(yearCounts),
});
export type UnitCounts = z.infer<typeof unitCounts>;

/** Every unit by name, with what is registered and reported per year. */
export function readCoverage(db: Database): Promise<UnitCounts[]> {
	return answer(z.array(unitCounts), db.rpc('coverage_counts'));
}

/** Counts that the page hands back when the person has looked at them; the database checks them again. */
const handedBack = z
	.array(
		z.object({
			unit_id: z.string(),
			year: z.number(),
			source: z.enum(reportSources),
			count: z.number(),
			note: z.string().nullable(),
		}),
	)
	.min(1)
	.max(countFileLimits.rows);

/** @returns null when the text is not what the page handed out */
export function readHandedBack(text: string): ReportedCount[] | null {
	try {
		return handedBack.safeParse(JSON.parse(text)).data ?? null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

const loaded = z.object({ added: z.number(), replaced: z.number(), unchanged: z.number() });
export type Loaded = z.infer<typeof loaded>;

/**
 * Loads counts, all or none; one for a unit and year that has one takes its place.
 *
 * @returns null when the database refuses a count: something changed since it was checked
 */
export async function loadCounts(db: Database, counts: readonly ReportedCount[]): Promise<Loaded | null> {
	const p_rows = counts.map(({ unit_id, year, source, count, note }) => ({
		unit_id,
		year,
		source,
		count,
		note,
	}));
	try {
		return await answer(loaded, db.rpc('load_reported_counts', { p_rows }));
	} catch (error) {
		if (error instanceof DatabaseError && error.code === 'PT422') return null;
		throw error;
	}
}

/** Takes a count away that should not have been loaded; the history keeps it. */
export async function removeCount(db: Database, unit: string, year: number): Promise<void> {
	await done(db.rpc('remove_reported_count', { p_unit: unit, p_year: year }));
}

const replacedCount = z.object({
	id: z.number(),
	source: z.enum(reportSources),
	count: z.number(),
	note: z.string().nullable(),
	loaded_at: z.string(),
	replaced_at: z.string(),
	/** Null where the account is gone. */
	replaced_by: z.string().nullable(),
});
export type ReplacedCount = z.infer<typeof replacedCount>;

/** What the count of a unit and year was before, newest first. */
export function listReplaced(db: Database, unit: string, year: number): Promise<ReplacedCount[]> {
	return answer(z.array(replacedCount), db.rpc('replaced_counts', { p_unit: unit, p_year: year }));
}
