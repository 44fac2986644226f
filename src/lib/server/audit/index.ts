/** The access log, as a coordinator reads it. */
import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { listAccounts } from '../accounts/index.ts';
import { listProjects } from '../projects/index.ts';
import { listOrganisations, listUnits } from '../units/index.ts';
import { describe, type AuditEvent, type DescribedEvent, type Names } from './describe.ts';

export { actionText, auditActions } from './actions.ts';
export type { DescribedEvent } from './describe.ts';

export const eventsPerPage = 50;

export interface Wanted {
	action: string | null;
	person: string | null;
	/** What the event is about: the id of a project. */
	subject?: string | null;
	/** Events older than this id; a page stays the same while the log grows. */
	before: number | null;
	/** Events newer than this id, nearest first. */
	after: number | null;
}

export interface EventPage {
	events: DescribedEvent[];
	newer: boolean;
	older: boolean;
	people: { id: string; name: string }[];
}

const eventRows = z.array(
	z.object({
		id: z.number(),
		at: z.string(),
		action: z.string(),
		subject: z.string().nullable(),
		detail: z.unknown(),
		account: z.object({ display_name: z.string() }).nullable(),
	}),
);

async function read(db: Database, { action, person, subject, before, after }: Wanted): Promise<AuditEvent[]> {
	let query = db.from('audit_event').select('id, at, action, subject, detail, account(display_name)');
	if (action) query = query.eq('action', action);
	if (person) query = query.eq('account_id', person);
	if (subject) query = query.eq('subject', subject);
	if (before !== null) query = query.lt('id', before);
	if (after !== null) query = query.gt('id', after);
	// One more than is shown tells whether there is another page.
	return answer(eventRows, query.order('id', { ascending: after !== null }).limit(eventsPerPage + 1));
}

async function readNames(db: Database): Promise<Names> {
	const [accounts, units, organisations, projects] = await Promise.all([
		listAccounts(db),
		listUnits(db),
		listOrganisations(db),
		listProjects(db),
	]);
	return {
		accounts: new Map(accounts.map(({ id, display_name }) => [id, display_name])),
		places: new Map([...units, ...organisations].map(({ id, name }) => [id, name])),
		projects: new Map(projects.map(({ id, title }) => [id, title])),
	};
}

/** A page of the log, newest first. */
export async function listEvents(db: Database, wanted: Wanted): Promise<EventPage> {
	const [found, names] = await Promise.all([read(db, wanted), readNames(db)]);
	const shown = found.slice(0, eventsPerPage);
	const more = found.length > eventsPerPage;
	const backwards = wanted.after !== null;
	if (backwards) shown.reverse();
	return {
		events: shown.map((event) => describe(event, names)),
		newer: backwards ? more : wanted.before !== null,
		older: backwards || more,
		people: [...names.accounts].map(([id, name]) => ({ id, name })),
	};
}
