/** What the work list says, apart from its markup. */
import { formatDate, formatNumber } from '$lib/domain/format';
import { contactWindows } from '$lib/domain/followup/windows';
import { daysBeforeStill, daysToFinish, type WorkListState } from '$lib/domain/workList/states';
import type { Urgency } from '$lib/domain/workList/urgency';
import { m } from '$lib/paraglide/messages.js';
import type { WorkListRow } from '$lib/server/courses/workList';
import { fieldLabel } from './fieldLabels';

export const stateTexts: Record<WorkListState, () => string> = {
	now: m.worklist_now,
	under_way: m.worklist_under_way,
	finish: m.worklist_finish,
	m3: m.worklist_m3,
	m12: m.worklist_m12,
	completed: m.worklist_completed,
	all: m.worklist_all,
};

export const urgencyTexts: Record<Urgency, () => string> = {
	late: m.worklist_group_late,
	week: m.worklist_group_week,
	later: m.worklist_group_later,
	none: m.worklist_group_none,
};

/** A limit of a window in months, which may be half a month. */
const months = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 1);

/** "2,5–4": when a contact is due, in months after the end. */
export function windowText(timepoint: 'm3' | 'm12'): string {
	const { opens, closes } = contactWindows[timepoint];
	return `${months(opens)}–${months(closes)}`;
}

/** What a list holds and in which order. */
export function leadText(state: WorkListState): string {
	if (state === 'finish') return m.worklist_lead_finish({ days: daysToFinish });
	if (state === 'm3' || state === 'm12') {
		const { opens, closes } = contactWindows[state];
		return m.worklist_lead_contact({ opens: months(opens), closes: months(closes) });
	}
	return {
		now: m.worklist_lead_now,
		under_way: m.worklist_lead_under_way,
		completed: m.worklist_lead_completed,
		all: m.worklist_lead_all,
	}[state]();
}

/** Why a list is empty, and when it will not be. */
export function emptyText(state: WorkListState): string {
	if (state === 'm3' || state === 'm12') {
		return m.worklist_empty_contact({ opens: months(contactWindows[state].opens) });
	}
	return {
		now: m.worklist_empty_now,
		under_way: m.worklist_empty_under_way,
		finish: m.worklist_empty_finish,
		completed: m.worklist_empty_completed,
		all: m.worklist_empty_all,
	}[state]();
}

/** The next step with a course, and where it is taken; null for one that is done. */
export function nextStep(
	row: Pick<WorkListRow, 'id' | 'task' | 'status' | 'missing'>,
): { text: string; href: string; hint: string | null } | null {
	const { id, task, missing } = row;
	if (task === 'm3') return { text: m.worklist_task_m3(), href: `/followup/${id}?timepoint=m3`, hint: null };
	if (task === 'm12') return { text: m.worklist_task_m12(), href: `/followup/${id}`, hint: null };
	const href = `/courses/${id}`;
	const hint = missing.length > 0 ? m.worklist_missing({ fields: missingText(missing) }) : null;
	if (task === 'still') {
		return {
			text: m.worklist_task_still(),
			href,
			hint: m.worklist_task_still_hint({ days: daysBeforeStill }),
		};
	}
	if (task === 'finish') {
		if (hint === null) return { text: m.worklist_task_ready(), href, hint };
		const measures = missing[0]?.startsWith('measurements.') && missing[0].endsWith('.end');
		return { text: measures ? m.worklist_task_measure() : m.worklist_task_finish(), href, hint };
	}
	return row.status === 'draft' ? { text: m.worklist_task_continue(), href, hint } : null;
}

const shown = 3;

/** The names of up to three fields, and how many more there are. */
export function missingText(fields: readonly string[]): string {
	const names = fields.slice(0, shown).map(fieldLabel).join(' · ');
	return fields.length > shown
		? m.worklist_missing_more({ fields: names, count: fields.length - shown })
		: names;
}

export function periodText(start: string | null, end: string | null): string {
	if (start === null) return m.courses_not_started();
	if (end === null) return m.courses_ongoing({ start: formatDate(start) });
	return `${formatDate(start)}–${formatDate(end)}`;
}
