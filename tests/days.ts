import { dateInOslo } from '../src/lib/domain/osloTime.ts';

/** The day that lies so many days before today (negative: after it) in the registry's calendar, as YYYY-MM-DD. */
export function daysAgo(days: number): string {
	return dateInOslo(new Date(Date.now() - days * 86_400_000));
}

export const today = (): string => daysAgo(0);
export const thisYear = (): number => Number(today().slice(0, 4));
