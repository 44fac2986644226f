import { error, fail, redirect } from '@sveltejs/kit';
import { followupTimepoints } from '$lib/domain/course/names';
import { faultsByField } from '$lib/domain/course/schema';
import type { Fault } from '$lib/domain/course/values';
import { callFieldNames, callSchema } from '$lib/domain/followup/call';
import { readRecipient } from '$lib/domain/followup/recipient';
import { dateInOslo } from '$lib/domain/format';
import { requireRole } from '$lib/server/auth/guard';
import { addAttempt, open, record, type OpenFollowup } from '$lib/server/followups';
import { sendLink } from '$lib/server/followups/sendLink';
import { senderOf } from '$lib/server/sender';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Asked = Pick<RequestEvent, 'locals' | 'url' | 'params'>;

/** The course, or a page that says it is not there: others' courses look the same as none. */
async function openOwn(event: Asked): Promise<OpenFollowup> {
	requireRole(event, 'clinician');
	// The address of a 12-month contact says nothing more.
	const named = event.url.searchParams.get('timepoint');
	const timepoint = followupTimepoints.find((one) => one === named) ?? 'm12';
	const course = await open(event.locals.db, event.params.course, timepoint);
	if (!course) error(404, 'no_course');
	return course;
}

export const load: PageServerLoad = async (event) => ({
	course: await openOwn(event),
	today: dateInOslo(new Date()),
	channels: (await senderOf(event.locals.registry, event.locals.db)).channels,
	attemptSaved: event.url.searchParams.has('saved'),
});

export const actions: Actions = {
	record: async (event) => {
		const course = await openOwn(event);
		const post = await event.request.formData();
		const typed = Object.fromEntries(callFieldNames.map((name) => [name, String(post.get(name) ?? '')]));
		const refused = (status: number, why: { faults?: Record<string, Fault>; rule?: string }) =>
			fail(status, { typed, faults: {}, rule: null, ...why });

		const read = callSchema(dateInOslo(new Date()), course).safeParse(typed);
		if (!read.success) return refused(400, { faults: faultsByField(read.error, {}) });
		if (read.data.kind === 'attempt') {
			await addAttempt(event.locals.db, course.id, course.timepoint, read.data.outcome);
			redirect(303, `/followup/${course.id}?timepoint=${course.timepoint}&saved`);
		}
		const recorded = await record(event.locals.db, course.id, course.timepoint, read.data);
		if (recorded.state === 'already_there') return refused(409, { rule: 'already_there' });
		if (recorded.state === 'refused') return refused(400, { rule: recorded.rule });
		redirect(303, '/followup');
	},

	link: async (event) => {
		const course = await openOwn(event);
		const { db, registry } = event.locals;
		const sender = await senderOf(registry, db);
		const to = String((await event.request.formData()).get('to') ?? '').slice(0, 300);
		const recipient = readRecipient(to);
		if (!recipient) return fail(400, { to, link: 'recipient' as const });
		if (!sender.channels.includes(recipient.channel)) return fail(400, { to, link: 'channel' as const });
		const sent = await sendLink(db, sender, course, recipient, event.url.origin);
		if (sent.state === 'refused') return fail(409, { to, link: 'refused' as const });
		if (sent.state === 'not_sent') return fail(502, { to, link: 'not_sent' as const, why: sent.fault });
		return { link: 'sent' as const };
	},
};
