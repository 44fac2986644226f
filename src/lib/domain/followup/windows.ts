import type { FollowupTimepoint } from '../course/names.ts';

/**
 * When a contact is due, in months after the end of the course. The database has the same as intervals
 * (private.contact_windows); a test holds them together.
 */
export const contactWindows: Record<FollowupTimepoint, { opens: number; closes: number }> = {
	m3: { opens: 2.5, closes: 4 },
	m12: { opens: 11, closes: 14 },
};
