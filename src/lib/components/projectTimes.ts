import { dateInOslo, formatDate } from '../domain/format.ts';
import { m } from '../paraglide/messages.js';

export interface ProjectTimes {
	state: 'waiting' | 'approved' | 'ended';
	created_at: string;
	approved_at: string | null;
	approver_name: string | null;
	ends_on: string;
}

const day = (instant: string) => formatDate(dateInOslo(instant));

/** What has happened to a project, newest last: applied, approved by whom, until or ended when. */
export function projectTimes(project: ProjectTimes): string[] {
	const { state, created_at, approved_at, approver_name, ends_on } = project;
	const date = formatDate(ends_on);
	const applied = m.project_applied_on({ date: day(created_at) });
	if (!approved_at) {
		return [applied, state === 'ended' ? m.project_never_approved({ date }) : m.project_ends_on({ date })];
	}
	return [
		applied,
		m.project_approved_by({ name: approver_name ?? '', date: day(approved_at) }),
		state === 'ended' ? m.project_ended_on({ date }) : m.project_ends_on({ date }),
	];
}
