/** A number with decimal comma or point, or null where it is none. */
export function readNumber(typed: string): number | null {
	const value = typed
		.trim()
		.replace(/[\u2212\u2013]/g, '-')
		.replace(',', '.');
	if (!/^-?\d{1,9}(\.\d{1,9})?$/.test(value)) return null;
	return Number(value);
}
