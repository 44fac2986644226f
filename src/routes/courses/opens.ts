import { dateText, readDate } from '$lib/domain/course/dateText';

/** Months after the end from which a later timepoint can be there: what is asked earlier could only be guessed. */
const months = { m3: 2.5, m12: 10.5 } as const;

/** Day from which values of a later timepoint can be there; null while the course has no end date. */
export function opensOn(timepoint: 'm3' | 'm12', typedEnd: string): string | null {
	const end = readDate(typedEnd);
	if (end === null) return null;
	const date = new Date(end);
	date.setUTCDate(date.getUTCDate() + Math.round(months[timepoint] * 30.44));
	return date.toISOString().slice(0, 10);
}

/** The same as the pages show it. */
export function opensText(timepoint: 'm3' | 'm12', typedEnd: string): string | null {
	const day = opensOn(timepoint, typedEnd);
	return day && dateText(day);
}

export function hasOpened(timepoint: 'm3' | 'm12', typedEnd: string, today: string): boolean {
	const day = opensOn(timepoint, typedEnd);
	return day !== null && day <= today;
}
