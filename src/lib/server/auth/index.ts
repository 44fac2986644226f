/**
 * Signing in. This module and the scheduled jobs alone use the service key: sessions, credentials, failed tries and
 * one-time links are readable by nobody else.
 */
import type { Cookies } from '@sveltejs/kit';
import type { Lucia } from 'lucia';
import type { Backend } from '../backend/index.ts';
import { attemptOf, countAttempt, forgetAttempts } from './attempts.ts';
import { acceptInvitation, invite, readInvitation } from './invitations.ts';
import { verifyPassword } from './passwords.ts';
import { hasCoordinator, readCredential, readDemoPeople, signedInOf, type SignedIn } from './people.ts';
import { luciaOn } from './sessions.ts';
import { accountOfToken, type TokenAccount } from './unitTokens.ts';

export type SignInResult = 'signed_in' | 'refused' | 'too_many_tries';

export class Authentication {
	readonly #backend: Backend;
	readonly #lucia: Lucia;
	readonly demo: boolean;

	constructor(backend: Backend, options: { secure: boolean; demo: boolean }) {
		this.#backend = backend;
		this.#lucia = luciaOn(backend.service(), options.secure);
		this.demo = options.demo;
	}

	/** The person of the request's session, prolonged where due; null when there is none or it has ended. */
	async personOf(cookies: Cookies): Promise<SignedIn | null> {
		const id = cookies.get(this.#lucia.sessionCookieName);
		if (!id) return null;
		const { session, user } = await this.#lucia.validateSession(id);
		if (!session) this.#setCookie(cookies, this.#lucia.createBlankSessionCookie());
		else if (session.fresh) this.#setCookie(cookies, this.#lucia.createSessionCookie(session.id));
		return user && signedInOf(user.account);
	}

	/** The machine account of a unit's token; null for one that is unknown or revoked. */
	accountOfToken(token: string): Promise<TokenAccount | null> {
		return accountOfToken(this.#backend.service(), token);
	}

	async signIn(cookies: Cookies, email: string, password: string, address: string): Promise<SignInResult> {
		const db = this.#backend.service();
		const normalised = email.trim().toLowerCase();
		const attempt = attemptOf(this.#backend.config.keys.hmacKey, normalised, address);
		if (!(await countAttempt(db, attempt))) return 'too_many_tries';
		const credential = await readCredential(db, normalised);
		const right = await verifyPassword(credential?.password_hash ?? null, password);
		if (!credential || !right) return 'refused';
		await forgetAttempts(db, attempt);
		await this.#start(cookies, credential.id);
		return 'signed_in';
	}

	async signOut(cookies: Cookies): Promise<void> {
		const id = cookies.get(this.#lucia.sessionCookieName);
		if (id) await this.#lucia.invalidateSession(id);
		this.#setCookie(cookies, this.#lucia.createBlankSessionCookie());
	}

	demoPeople() {
		return this.demo ? readDemoPeople(this.#backend.service()) : Promise.resolve([]);
	}

	/** Signs in one of the demo people with a click; @returns false for anybody else. */
	async signInDemo(cookies: Cookies, accountId: string): Promise<boolean> {
		const people = await this.demoPeople();
		if (!people.some((person) => person.id === accountId)) return false;
		await this.#start(cookies, accountId);
		return true;
	}

	hasCoordinator() {
		return hasCoordinator(this.#backend.service());
	}

	invite(accountId: string | null) {
		return invite(this.#backend.service(), accountId);
	}

	invitation(token: string) {
		return readInvitation(this.#backend.service(), token);
	}

	/** Uses a one-time link and signs in; @returns false when it is not valid any more. */
	async accept(
		cookies: Cookies,
		token: string,
		password: string,
		first: { email: string; display_name: string } | null,
	): Promise<boolean> {
		const id = await acceptInvitation(this.#backend.service(), token, password, first);
		if (!id) return false;
		await this.#lucia.invalidateUserSessions(id);
		await this.#start(cookies, id);
		return true;
	}

	async #start(cookies: Cookies, accountId: string): Promise<void> {
		await this.#lucia.deleteExpiredSessions();
		const session = await this.#lucia.createSession(accountId, {});
		this.#setCookie(cookies, this.#lucia.createSessionCookie(session.id));
	}

	#setCookie(cookies: Cookies, cookie: { name: string; value: string; attributes: object }): void {
		cookies.set(cookie.name, cookie.value, { path: '/', ...cookie.attributes });
	}
}
