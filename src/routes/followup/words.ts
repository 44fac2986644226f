/** What the call list says in a cell, apart from its markup. */
import { formatDate, dateInOslo } from '$lib/domain/format';
import type { AttemptOutcome } from '$lib/domain/followup/codes';
import type { Channel } from '$lib/domain/sender/codes';
import { m } from '$lib/paraglide/messages.js';

/** Until a limit, or past it: "3 dager igjen", "Siste dag i dag", "2 dager over". */
export function daysLeftText(days: number): string {
	if (days < 0) return days === -1 ? m.worklist_day_over() : m.worklist_days_over({ days: -days });
	if (days === 0) return m.followup_page_last_day();
	return days === 1 ? m.followup_page_day_left() : m.followup_page_days_left({ days });
}

/** The last call, and how many were not answered where there are several. */
export function attemptText(noAnswer: number, last: { at: string; outcome: AttemptOutcome } | null): string {
	if (!last) return m.followup_page_no_attempts();
	const date = formatDate(dateInOslo(last.at));
	if (last.outcome === 'call_later') return m.followup_page_last_call_later({ date });
	return noAnswer > 1
		? m.followup_page_attempts({ count: noAnswer, date })
		: m.followup_page_last_no_answer({ date });
}

export function linkText(link: { created_at: string; open: boolean }): string {
	return link.open
		? m.followup_page_link_sent({ date: formatDate(dateInOslo(link.created_at)) })
		: m.followup_page_link_ended();
}

/** What the field of the recipient asks for, by the ways that the registry can send. */
export function recipientTexts(channels: readonly Channel[]): { label: string; error: string } {
	const email = channels.includes('email');
	if (email && channels.includes('sms')) {
		return { label: m.followup_page_link_to(), error: m.followup_page_link_to_error() };
	}
	return email
		? { label: m.sender_to_email(), error: m.sender_to_email_error() }
		: { label: m.sender_to_mobile(), error: m.sender_to_mobile_error() };
}
