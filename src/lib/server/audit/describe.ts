import { z } from 'zod';
import { roles } from '../../domain/codes.ts';
import { formatNumber } from '../../domain/format.ts';
import { roleLabel } from '../../domain/labels.ts';
import { channelLabel } from '../../domain/sender/labels.ts';
import * as m from '../../paraglide/messages.js';
import { actionText } from './actions.ts';

export interface AuditEvent {
	id: number;
	at: string;
	action: string;
	subject: string | null;
	detail: unknown;
	account: { display_name: string } | null;
}

/** Names of what events are about. */
export interface Names {
	accounts: ReadonlyMap<string, string>;
	places: ReadonlyMap<string, string>;
	projects: ReadonlyMap<string, string>;
}

export interface DescribedEvent {
	id: number;
	at: string;
	who: string;
	what: string;
	subject: string;
	detail: string;
}

const known = z
	.object({
		role: z.enum(roles),
		unit_id: z.string().nullable(),
		organisation_id: z.string().nullable(),
		display_name: z.string(),
		active: z.boolean(),
		name: z.string(),
		reason: z.string(),
		added: z.number(),
		known: z.number(),
		rows: z.number(),
		file: z.string(),
		sha256: z.string(),
		server: z.string().nullable(),
		counts: z.number(),
		replaced: z.number(),
		year: z.number(),
	})
	.partial();
type Detail = z.infer<typeof known>;

const shortId = (id: string) => id.slice(0, 8);

function subjectText({ action, subject }: AuditEvent, detail: Detail, names: Names): string {
	if (!subject) return '';
	if (/^(course|followup)/.test(action) || action === 'identity_revealed') {
		return names.places.get(subject) ?? m.audit_course({ id: shortId(subject) });
	}
	if (/^(project|export|release|disclosure)_/.test(action)) {
		return m.audit_project({ title: names.projects.get(subject) ?? shortId(subject) });
	}
	if (/^(account|membership|invitation)_/.test(action)) {
		return names.accounts.get(subject) ?? detail.display_name ?? shortId(subject);
	}
	if (action === 'sender_changed') return subject === 'sms' ? channelLabel('sms') : channelLabel('email');
	return names.places.get(subject) ?? detail.name ?? subject;
}

function detailText(action: string, detail: Detail, names: Names): string {
	if (action.startsWith('membership_') && detail.role) {
		const place = names.places.get(detail.unit_id ?? detail.organisation_id ?? '');
		const role = roleLabel(detail.role);
		return place ? m.people_role_in({ role, place }) : role;
	}
	if (action === 'account_update' && detail.active !== undefined) {
		return detail.active ? m.people_active() : m.people_inactive();
	}
	// The unit is the subject; which of its keys it was stands beside it.
	if (action.startsWith('token_')) return detail.name ?? '';
	if (action === 'sender_changed') return detail.server ?? m.sender_audit_removed();
	if (detail.counts !== undefined) {
		const counts = formatNumber(detail.counts);
		return m.coverage_audit_counts({ counts, replaced: formatNumber(detail.replaced ?? 0) });
	}
	if (detail.year !== undefined) return String(detail.year);
	if (detail.reason) return detail.reason;
	if (detail.added !== undefined) {
		return m.audit_imported({ added: formatNumber(detail.added), known: formatNumber(detail.known ?? 0) });
	}
	if (detail.rows === undefined) return detail.file ?? '';
	const rows = formatNumber(detail.rows);
	// The beginning of the hash, as people compare them.
	if (detail.sha256) return m.audit_file({ file: detail.sha256.slice(0, 12), rows });
	return detail.file ? m.audit_file({ file: detail.file, rows }) : m.audit_rows({ count: rows });
}

/** An event in words: who did what with whom or which, and the little that matters of the rest. */
export function describe(event: AuditEvent, names: Names): DescribedEvent {
	const detail = known.safeParse(event.detail).data ?? {};
	return {
		id: event.id,
		at: event.at,
		who: event.account?.display_name ?? m.audit_nobody(),
		what: actionText(event.action),
		subject: subjectText(event, detail, names),
		detail: detailText(event.action, detail, names),
	};
}
