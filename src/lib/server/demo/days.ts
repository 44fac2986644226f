/** Calendar dates as whole days since 1970-01-01, so that the generator can add and compare them. */
export type Day = number;

const dayMilliseconds = 86_400_000;

/** @throws {RangeError} when the text is no date as YYYY-MM-DD */
export function dayOf(isoDate: string): Day {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00:00Z`) : Number.NaN;
	if (Number.isNaN(time)) throw new RangeError(`isoDate must be a date as YYYY-MM-DD, got "${isoDate}"`);
	return time / dayMilliseconds;
}

export function isoDate(day: Day): string {
	return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}

/** Same day some years later (negative: earlier); 29 February becomes 1 March in other years. */
export function addYears(day: Day, years: number): Day {
	const date = new Date(day * dayMilliseconds);
	return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / dayMilliseconds;
}

/** Whole years of age, counted as the database does. */
export function ageAt(birth: Day, day: Day): number {
	const born = new Date(birth * dayMilliseconds);
	const then = new Date(day * dayMilliseconds);
	const beforeBirthday =
		then.getUTCMonth() < born.getUTCMonth() ||
		(then.getUTCMonth() === born.getUTCMonth() && then.getUTCDate() < born.getUTCDate());
	return then.getUTCFullYear() - born.getUTCFullYear() - (beforeBirthday ? 1 : 0);
}

/** 0 = January. */
export function monthOf(day: Day): number {
	return new Date(day * dayMilliseconds).getUTCMonth();
}

/** Saturday and Sunday become the Friday before: teams work on weekdays. */
export function weekdayBefore(day: Day): Day {
	const weekday = new Date(day * dayMilliseconds).getUTCDay();
	if (weekday === 6) return day - 1;
	return weekday === 0 ? day - 2 : day;
}
