/** Sends what is due, one mail after the other: each is taken in the database first, so that no two processes send it. */
import { isHttpError, isRedirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as m from '../../paraglide/messages.js';
import { locales, type Locale } from '../../paraglide/runtime.js';
import { paraglideMiddleware } from '../../paraglide/server.js';
import { accountColumns, accountRow, signedInOf } from '../auth/people.ts';
import { answer, done } from '../backend/answers.ts';
import type { Registry } from '../registry.ts';
import { jobSenderOf, SendError, type Message } from '../sender/index.ts';
import { viewOf } from './address.ts';
import { findingOf, type Finding } from './finding.ts';
import { frequencies } from './index.ts';
import { endToken } from './token.ts';

const claimed = z.object({
	id: z.string(),
	account_id: z.string(),
	email: z.string(),
	address: z.string(),
	frequency: z.enum(frequencies),
	locale: z.enum(locales),
	period: z.string(),
	before: z.string().nullable(),
});
type Claimed = z.infer<typeof claimed>;

interface How {
	/** Where the registry is, as its readers reach it. */
	origin: string;
	/** Today, in Norway; the database's own without. */
	on?: string;
	signal?: AbortSignal;
}

/** Everything said inside is in that language, numbers and dates too: the way that requests have theirs. */
async function inLanguage<T>(locale: Locale, work: () => Promise<T>): Promise<T> {
	const results: T[] = [];
	const request = new Request('http://localhost/', { headers: { cookie: `locale=${locale}` } });
	await paraglideMiddleware(request, async () => {
		results.push(await work());
		return new Response();
	});
	const [result] = results;
	if (result === undefined) throw new Error('the work was not done');
	return result;
}

function textOf(
	{ title, sentences }: Finding,
	{ frequency, address }: Claimed,
	origin: string,
	token: string,
) {
	const often = frequency === 'monthly' ? m.subscription_mail_monthly() : m.subscription_mail_quarterly();
	return [
		title,
		sentences.map((sentence) => `– ${sentence}`).join('\n'),
		`${m.subscription_mail_link()}\n${origin}${address}`,
		`${often} ${m.subscription_mail_end()}\n${origin}/unsubscribe/${token}`,
	].join('\n\n');
}

/** Null where the person may no longer see the view: nothing is sent then, and nothing is said of why. */
async function messageOf(registry: Registry, one: Claimed, origin: string): Promise<Message | null> {
	const { backend } = registry;
	const view = viewOf(one.address);
	if (!view) return null;
	const account = await answer(
		accountRow,
		backend.service().from('account').select(accountColumns).eq('id', one.account_id).single(),
	);
	const locals = { registry, person: signedInOf(account), db: await backend.as(one.account_id) };
	try {
		const finding = await findingOf(locals, view, new URL(one.address, origin));
		return {
			to: { channel: 'email', to: one.email },
			subject: m.subscription_mail_subject({ organisation: finding.organisation }),
			text: textOf(finding, one, origin, endToken(backend.config.keys, one.id)),
		};
	} catch (refusal) {
		if (isRedirect(refusal) || isHttpError(refusal)) return null;
		throw refusal;
	}
}

/** @returns how many were sent */
export async function sendDue(registry: Registry, { origin, on, signal }: How): Promise<number> {
	const service = registry.backend.service();
	const sender = jobSenderOf(registry, service);
	const failed: string[] = [];
	let sent = 0;
	while (!signal?.aborted) {
		const asked = { p_on: on ?? null, p_not: failed };
		const one = await answer(claimed.nullable(), service.rpc('claim_subscription', asked));
		if (!one) break;
		try {
			const message = await inLanguage(one.locale, () => messageOf(registry, one, origin));
			if (!message) continue;
			await sender.send(message);
			sent += 1;
		} catch (error) {
			// Due again at the next look: nobody got it.
			failed.push(one.id);
			const { id: p_id, period: p_period, before: p_before } = one;
			await done(service.rpc('return_subscription', { p_id, p_period, p_before }));
			if (!(error instanceof SendError)) throw error;
		}
	}
	return sent;
}
