import type { Recipient } from '../../domain/followup/recipient.ts';
import { dateInOslo, formatDate } from '../../domain/format.ts';
import type { SendFault } from '../../domain/sender/codes.ts';
import * as m from '../../paraglide/messages.js';
import type { Database } from '../backend/index.ts';
import { SendError, type Sender } from '../sender/index.ts';
import type { OpenFollowup } from './index.ts';
import { create, takeBack } from './links.ts';

export type SentLink = { state: 'sent' } | { state: 'refused' } | { state: 'not_sent'; fault: SendFault };

/**
 * Makes a link and sends it. One that could not be sent is taken back: nobody has it, and an earlier one works on.
 *
 * @param origin the address of the registry as the patient reaches it
 * @returns "refused" when the course may not have a link now
 */
export async function sendLink(
	db: Database,
	sender: Sender,
	course: Pick<OpenFollowup, 'id' | 'unit_name'>,
	to: Recipient,
	origin: string,
): Promise<SentLink> {
	const link = await create(db, course.id);
	if (!link) return { state: 'refused' };
	// The patient's language is not known: Norwegian, whatever the clinician reads.
	const locale = { locale: 'nb' } as const;
	const text = m.followup_page_message(
		{
			unit: course.unit_name,
			date: formatDate(dateInOslo(link.expires_at), 'nb'),
			link: `${origin}/answer/${link.token}`,
		},
		locale,
	);
	try {
		await sender.send({ to, subject: m.sender_link_subject({}, locale), text });
		return { state: 'sent' };
	} catch (error) {
		await takeBack(db, course.id, link.token);
		if (error instanceof SendError) return { state: 'not_sent', fault: error.fault };
		throw error;
	}
}
