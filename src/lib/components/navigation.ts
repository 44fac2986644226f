import type { Role } from '../domain/codes.ts';
import { m } from '../paraglide/messages.js';
import type { WorkCounts } from '../server/courses/workList.ts';

export interface NavigationItem {
	href: string;
	label: string;
	icon: string;
	/** How much there is to do behind it, where there is something. */
	count?: { value: number; label: string; late: boolean };
}

/** Icons are single paths on a 24 × 24 field, drawn for this product. */
const icons = {
	list: 'M4 6h16M4 12h16M4 18h10',
	phone:
		'M6 4h3l2 5-2.500 1.500c1 2 3 4 5 5L15 13l5 2v3c0 1.100-.9 2-2 2C10.500 19.500 4.500 13.500 4 6c0-1.100.9-2 2-2z',
	add: 'M12 5v14M5 12h14',
	chart: 'M5 20V11M12 20V4M19 20v-6',
	change: 'M4 17l6-6 4 4 6-8',
	file: 'M12 4v11m0 0l-4-4m4 4l4-4M5 20h14',
	upload: 'M12 20V9m0 0l-4 4m4-4l4 4M5 4h14',
	people:
		'M9 11a3 3 0 100-6 3 3 0 000 6zm-6 9c0-3.500 2.500-6 6-6s6 2.500 6 6M16 5.500a3 3 0 010 5.500M18 14.500c2 .8 3 2.800 3 5.500',
	eye: 'M2 12c2.500-4.500 6-7 10-7s7.500 2.500 10 7c-2.500 4.500-6 7-10 7s-7.500-2.500-10-7zm10 3a3 3 0 100-6 3 3 0 000 6z',
	shield: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z',
	ruler: 'M4 16L16 4l4 4L8 20zM8 12l2 2m1-5l2 2m1-5l2 2',
	key: 'M14.500 9.500a4 4 0 11-8 0 4 4 0 018 0zM13.500 12.500L20 19m-3-3l2-2',
	send: 'M4 12l16-8-5 16-4-7zM11 13l9-9',
	share: 'M12 3a9 9 0 109 9h-9zM16 3.500a9 9 0 014.500 4.500H16z',
	table: 'M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14',
	book: 'M5 4h11a3 3 0 013 3v13H8a3 3 0 01-3-3zM5 17a3 3 0 013-3h11',
};

function countOf(value: number, label: string, late = false): NavigationItem['count'] {
	return value > 0 ? { value, label, late } : undefined;
}

/**
 * The words of a person's roles, most used first.
 *
 * @param counts what a clinician has to do; null for others
 */
export function navigationFor(roles: readonly Role[], counts: WorkCounts | null): NavigationItem[] {
	const has = (role: Role) => roles.includes(role);
	const items: (NavigationItem | false)[] = [
		has('clinician') && {
			href: '/courses',
			label: m.nav_courses(),
			icon: icons.list,
			count:
				counts?.overdue === 0
					? countOf(counts.finish, m.worklist_menu_finish())
					: countOf(counts?.finish ?? 0, m.worklist_menu_overdue(), true),
		},
		has('clinician') && {
			href: '/followup',
			label: m.followup_page_nav(),
			icon: icons.phone,
			count: countOf(counts?.contacts ?? 0, m.worklist_menu_contacts()),
		},
		has('clinician') && { href: '/courses/new', label: m.nav_new_course(), icon: icons.add },
		(has('clinician') || has('leader') || has('coordinator')) && {
			href: '/indicators',
			label: m.nav_indicators(),
			icon: icons.chart,
		},
		(has('clinician') || has('leader') || has('coordinator')) && {
			href: '/effect',
			label: m.nav_effect(),
			icon: icons.change,
		},
		has('leader') && { href: '/unit', label: m.nav_instruments(), icon: icons.ruler },
		has('leader') && { href: '/tokens', label: m.nav_tokens(), icon: icons.key },
		has('clinician') && { href: '/import', label: m.nav_import(), icon: icons.upload },
		has('researcher') && { href: '/export', label: m.nav_export(), icon: icons.file },
		has('coordinator') && { href: '/projects', label: m.nav_projects(), icon: icons.book },
		(has('researcher') || has('coordinator')) && {
			href: '/export/tables',
			label: m.tables_nav(),
			icon: icons.table,
		},
		has('coordinator') && { href: '/people', label: m.nav_people(), icon: icons.people },
		has('coordinator') && { href: '/coverage', label: m.coverage_nav(), icon: icons.share },
		has('coordinator') && { href: '/rights', label: m.nav_rights(), icon: icons.shield },
		has('coordinator') && { href: '/sender', label: m.sender_nav(), icon: icons.send },
		has('coordinator') && { href: '/audit', label: m.nav_audit(), icon: icons.eye },
		{ href: '/results', label: m.nav_results(), icon: icons.chart },
	];
	return items.filter((item) => item !== false);
}
