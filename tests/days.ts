/** The calendar of the registry, which is Norwegian wherever the tests run: at night the day is another than in UTC. */
const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });

/** The day that lies so many days before today (negative: after it), as YYYY-MM-DD. */
export function daysAgo(days: number): string {
	return calendar.format(new Date(Date.now() - days * 86_400_000));
}

export const today = (): string => daysAgo(0);
export const thisYear = (): number => Number(today().slice(0, 4));
