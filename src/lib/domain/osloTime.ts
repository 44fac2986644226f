/** The calendar and clock of the registry, which are Norwegian wherever it runs. */
const osloClock = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Oslo',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
});

/** @throws {RangeError} when the instant is no point in time */
export function inOslo(instant: Date | string): { isoDate: string; hour: string; minute: string } {
	const time = new Date(instant);
	if (Number.isNaN(time.getTime())) throw new RangeError(`instant must be a point in time, got "${instant}"`);
	const parts = new Map(osloClock.formatToParts(time).map((part) => [part.type, part.value]));
	const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
	return {
		isoDate: `${get('year')}-${get('month')}-${get('day')}`,
		hour: get('hour'),
		minute: get('minute'),
	};
}

/** The Norwegian calendar date of a point in time, as YYYY-MM-DD. */
export function dateInOslo(instant: Date | string): string {
	return inOslo(instant).isoDate;
}
