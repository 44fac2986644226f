import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { readRecipient, type Recipient } from '$lib/domain/followup/recipient';
import { channels, type Channel, type SendFault } from '$lib/domain/sender/codes';
import { m } from '$lib/paraglide/messages.js';
import { requireRole } from '$lib/server/auth/guard';
import { SendError, senderOf } from '$lib/server/sender';
import {
	listSettings,
	mailSchema,
	removeSetting,
	saveMail,
	saveSms,
	smsSchema,
} from '$lib/server/sender/settings';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const channel = z.enum(channels);

export const load: PageServerLoad = async (event) => {
	const { email } = requireRole(event, 'coordinator');
	const asked = (name: string) => channel.safeParse(event.url.searchParams.get(name)).data ?? null;
	return {
		settings: await listSettings(event.locals.db),
		email,
		saved: asked('saved'),
		// The page asks once more before a secret is forgotten: a link and a form, so that it works without JavaScript.
		removing: asked('remove'),
		removed: asked('removed'),
	};
};

const names = ['server', 'port', 'username', 'sent_from'] as const;

/** What was typed; the secret apart, which is never sent back. */
async function typedIn(event: RequestEvent) {
	requireRole(event, 'coordinator');
	const form = await event.request.formData();
	// Longer than any field may be, so that what is cut off was refused anyway.
	const field = (name: string) => String(form.get(name) ?? '').slice(0, 2500);
	return { typed: Object.fromEntries(names.map((name) => [name, field(name)])), secret: field('secret') };
}

const wrongFields = (error: z.ZodError) => error.issues.map(({ path }) => String(path[0]));

/** Where the test goes: the own address, or the mobile that was typed. */
function testRecipient(by: Channel, email: string, typed: string): Recipient | null {
	if (by === 'email') return { channel: 'email', to: email };
	const read = readRecipient(typed);
	return read?.channel === 'sms' ? read : null;
}

export const actions: Actions = {
	email: async (event) => {
		const { typed, secret } = await typedIn(event);
		const refused = (wrong: string[]) => fail(400, { channel: 'email' as const, typed, wrong });
		const read = mailSchema.safeParse({ ...typed, secret });
		if (!read.success) return refused(wrongFields(read.error));
		const { db, registry } = event.locals;
		if (!(await saveMail(db, registry.backend.config.keys, read.data))) return refused(['secret']);
		redirect(303, '/sender?saved=email');
	},

	sms: async (event) => {
		const { typed, secret } = await typedIn(event);
		const refused = (wrong: string[]) => fail(400, { channel: 'sms' as const, typed, wrong });
		const read = smsSchema.safeParse({ ...typed, secret });
		if (!read.success) return refused(wrongFields(read.error));
		const { db, registry } = event.locals;
		if (!(await saveSms(db, registry.backend.config.keys, read.data))) return refused(['secret']);
		redirect(303, '/sender?saved=sms');
	},

	remove: async (event) => {
		requireRole(event, 'coordinator');
		const read = channel.safeParse((await event.request.formData()).get('channel'));
		if (!read.success) return fail(400, { wrong: ['channel'] });
		await removeSetting(event.locals.db, read.data);
		redirect(303, `/sender?removed=${read.data}`);
	},

	test: async (event) => {
		const { email } = requireRole(event, 'coordinator');
		const form = await event.request.formData();
		const read = channel.safeParse(form.get('channel'));
		if (!read.success) return fail(400, { wrong: ['channel'] });
		const by = read.data;
		const typedTo = String(form.get('to') ?? '').slice(0, 300);
		const to = testRecipient(by, email, typedTo);
		if (!to) return fail(400, { channel: by, typedTo, test: 'recipient' as const });
		try {
			const sender = await senderOf(event.locals.registry, event.locals.db);
			await sender.send({ to, subject: m.sender_test_subject(), text: m.sender_test_text() });
			return { channel: by, test: 'sent' as const };
		} catch (error) {
			if (!(error instanceof SendError)) throw error;
			const why: SendFault = error.fault;
			return fail(502, { channel: by, typedTo, test: 'not_sent' as const, why });
		}
	},
};
