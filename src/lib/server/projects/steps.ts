/** The steps of an application. What the database refuses comes back by its name. */
import { z } from 'zod';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import type { Application } from './application.ts';

const faults = [
	/** Not there, or not one's own. */
	'project_not_found',
	/** Somebody has taken the next step meanwhile. */
	'project_has_moved_on',
	'project_has_ended',
	'variable_unknown',
	/** Year and quarter together. */
	'year_or_quarter',
	'shifted_dates_without_year',
	/** Dates are asked for, but not shifted. */
	'dates_are_not_shifted',
	'no_variables',
	'institution_missing',
	'variable_without_reason',
	'reason_missing',
	/** Applying and approving are done by different people. */
	'nobody_approves_the_own_project',
] as const;
export type Fault = (typeof faults)[number];

export type Stepped<T> = { ok: true; value: T } | { ok: false; fault: Fault; detail: string | null };

/** @throws what is no fault of the application, such as a role that is missing */
async function step<T>(work: Promise<T>): Promise<Stepped<T>> {
	try {
		return { ok: true, value: await work };
	} catch (error) {
		// By name, not by code: the embedded backend keeps the message of these errors but not their code.
		const fault =
			error instanceof DatabaseError ? faults.find((name) => error.message.includes(name)) : undefined;
		if (!(error instanceof DatabaseError) || !fault) throw error;
		return { ok: false, fault, detail: error.detail };
	}
}

/** Saves an own application that is a draft or was asked back; a new one without id. Gives its id. */
export function saveApplication(
	db: Database,
	application: Application,
	id: string | null = null,
): Promise<Stepped<string>> {
	return step(
		answer(z.string(), db.rpc('save_application', { p: id === null ? application : { ...application, id } })),
	);
}

/** Sends an own application, or sends it again with the answer to what was asked. */
export function sendApplication(
	db: Database,
	id: string,
	message: string | null = null,
): Promise<Stepped<void>> {
	return step(done(db.rpc('send_application', { p_project: id, p_message: message })));
}

export function deleteApplication(db: Database, id: string): Promise<Stepped<void>> {
	return step(done(db.rpc('delete_application', { p_project: id })));
}

/** As a coordinator: asks the researcher something. */
export function askBack(db: Database, id: string, message: string): Promise<Stepped<void>> {
	return step(done(db.rpc('ask_back', { p_project: id, p_message: message })));
}

/** As a coordinator: approves or rejects what somebody else applied for, with a reason. */
export function decide(db: Database, id: string, approved: boolean, reason: string): Promise<Stepped<void>> {
	return step(done(db.rpc('decide_project', { p_project: id, p_approved: approved, p_reason: reason })));
}
