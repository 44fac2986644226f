/** What a page of numbers is about: the organisation and the year of its address, checked. */
import { error } from '@sveltejs/kit';
import { dateInOslo } from '../../domain/osloTime.ts';
import { requireRole } from '../auth/guard.ts';
import type { Around } from '../organisations/comparisons.ts';
import type { OrganisationNode } from '../organisations/index.ts';
import { readOwnPlace } from '../organisations/own.ts';
import { readFrame, type Frame } from './frame.ts';

interface Asked {
	locals: App.Locals;
	url: URL;
}

export interface Place {
	organisation: OrganisationNode;
	/** Whether the person reads it with the minimum of the own organisation. */
	isOwn: boolean;
	/** What the person may choose between without leaving the own organisations. */
	choices: OrganisationNode[];
}

/** The current year in Norway. */
export function yearNow(): number {
	return Number(dateInOslo(new Date()).slice(0, 4));
}

export interface AskedPlace {
	place: Place;
	around: Around;
	frame: Frame;
}

/**
 * The organisation that the address asks for, or else the first of the person's own, with what else its page asks first.
 * @throws redirect to the sign-in page, error 403 for other roles, error 404 for an organisation that does not exist
 */
export async function askedPlace(asked: Asked): Promise<AskedPlace> {
	const person = requireRole(asked, 'clinician', 'leader', 'coordinator');
	const { own, organisation, around, frame } = await readOwnPlace(
		asked.locals.db,
		asked.url.searchParams.get('organisation'),
	);
	if (!organisation) error(404, 'no_organisation');
	const isOwn = person.roles.has('coordinator') || own.some((node) => node.id === organisation.id);
	return { place: { organisation, isOwn, choices: isOwn ? own : [organisation, ...own] }, around, frame };
}

/** The year of an address, null for none, among what there is. */
export interface Period extends Frame {
	year: number | null;
}

/** The last year that is over, since an unfinished one says little; the newest where none is over. */
function usualYear(years: readonly number[]): number | null {
	return years.findLast((year) => year < yearNow()) ?? years.at(-1) ?? null;
}

/**
 * The year that the address asks for, or else the usual one; null in a registry without courses.
 * @throws error 404 for a year without courses
 */
export function yearAsked(url: URL, frame: Frame): Period {
	const { years } = frame;
	const text = url.searchParams.get('year');
	const year = text === null ? usualYear(years) : Number(text);
	if (text !== null && !years.some((known) => known === year)) error(404, 'no_year');
	return { ...frame, year };
}

/** yearAsked() for the pages that are about no organisation of one's own. */
export async function askedYear({ locals, url }: Asked): Promise<Period> {
	return yearAsked(url, await readFrame(locals.db));
}

/**
 * The year that the address asks for, null for all of them together, which is also what is meant when it asks for none.
 * @throws error 404 for a year without courses
 */
export function periodAsked(url: URL, frame: Frame): Period {
	const text = url.searchParams.get('year');
	return text === null || text === 'all' ? { ...frame, year: null } : yearAsked(url, frame);
}
