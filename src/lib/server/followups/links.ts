/** One-time links to the 12-month form: the clinician makes one, the patient answers it without an account. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { FollowupAnswer } from '../../domain/followup/answer.ts';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { sha256 } from '../backend/tokens.ts';
import { questions, type Questions } from './index.ts';

/** 128 random bits; only the hash is stored. Null: the course may not have a link now. */
export async function create(
	db: Database,
	course: string,
): Promise<{ token: string; expires_at: string } | null> {
	const token = randomBytes(16).toString('base64url');
	try {
		const expires_at = await answer(
			z.string(),
			db.rpc('create_followup_link', { p_course: course, p_token_hash: sha256(token) }),
		);
		return { token, expires_at };
	} catch (error) {
		if (error instanceof DatabaseError && (error.code === 'PT409' || error.code === 'PT422')) return null;
		throw error;
	}
}

/**
 * Which questions the form asks; null when the link is wrong, used or expired, all alike.
 *
 * @param anonymous the database as nobody: the token alone opens the form, whoever is signed in beside it
 */
export function open(anonymous: Database, token: string): Promise<Questions | null> {
	return answer(questions.nullable(), anonymous.rpc('open_followup_link', { p_token_hash: sha256(token) }));
}

/** Answers the form, once. @returns false when the link is no longer valid or the answer is refused */
export function reply(anonymous: Database, token: string, given: FollowupAnswer): Promise<boolean> {
	return answer(
		z.boolean(),
		anonymous.rpc('answer_followup_link', { p_token_hash: sha256(token), p_answer: given }),
	);
}

/** Removes a link that could not be sent; the one that it replaced works again. */
export function takeBack(db: Database, course: string, token: string): Promise<void> {
	return done(db.rpc('take_back_followup_link', { p_course: course, p_token_hash: sha256(token) }));
}
