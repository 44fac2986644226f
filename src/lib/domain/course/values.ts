import { z } from 'zod';
import { missingReasons, type MissingReason } from '../codes.ts';
import { datePattern, readDate } from './dateText.ts';
import { readNumber } from './readNumber.ts';

/**
 * Values as people type them: texts from a form or a file, read once.
 * A fault is a short code with its limit; the message files have the sentence. What the readers do in code stands in
 * their metadata too, for the document of the HTTP interface.
 */
export interface Fault {
	code: string;
	limit?: number | string;
}

/** Adds a fault to a zod transform and gives the value up. */
export function refuse(context: z.core.ParsePayload | z.RefinementCtx, fault: Fault): typeof z.NEVER {
	context.issues.push({
		code: 'custom',
		message: fault.code,
		params: { limit: fault.limit },
		input: undefined,
	});
	return z.NEVER;
}

/** Without what no database stores: NUL, and half of a surrogate pair. */
export function storable(typed: string): string {
	return typed.replaceAll('\u0000', '').toWellFormed().trim();
}

/** Trimmed text; nothing typed is null. */
export function text(maximum: number) {
	return z
		.string()
		.default('')
		.transform((typed, context) => {
			const value = storable(typed);
			if (value.length > maximum) return refuse(context, { code: 'too_long', limit: maximum });
			return value === '' ? null : value;
		})
		.meta({ maxLength: maximum });
}

/** One of the codes; nothing typed is null. */
export function code<const T extends readonly string[]>(codes: T) {
	return z
		.string()
		.default('')
		.transform((typed, context): T[number] | null => {
			const value = typed.trim();
			if (value === '') return null;
			return (codes as readonly string[]).includes(value)
				? (value as T[number])
				: refuse(context, { code: 'unknown_code' });
		})
		.meta({ enum: ['', ...codes] });
}

/** A calendar date as readDate() takes it; gives ISO. */
export function date() {
	return z
		.string()
		.default('')
		.transform((typed, context) => {
			if (typed.trim() === '') return null;
			return readDate(typed) ?? refuse(context, { code: 'not_a_date' });
		})
		.meta({ pattern: datePattern });
}

/** A number within limits, or what is wrong with it. */
function within(typed: string, minimum: number, maximum: number, decimals: number): number | Fault {
	const value = readNumber(typed);
	if (value === null) return { code: decimals === 0 ? 'not_a_whole_number' : 'not_a_number' };
	if (value < minimum) return { code: 'below_min', limit: minimum };
	if (value > maximum) return { code: 'above_max', limit: maximum };
	if (Number(value.toFixed(decimals)) === value) return value;
	return decimals === 0 ? { code: 'not_a_whole_number' } : { code: 'too_many_decimals', limit: decimals };
}

/** A number within limits; nothing typed is null. */
export function number(minimum: number, maximum: number, decimals: number) {
	return z
		.string()
		.default('')
		.transform((typed, context) => {
			if (typed.trim() === '') return null;
			const value = within(typed, minimum, maximum, decimals);
			return typeof value === 'number' ? value : refuse(context, value);
		})
		.meta({
			description: `A number, ${minimum} to ${maximum}, with at most ${decimals} decimals.`,
			minimum,
			maximum,
		});
}

/** A whole number within limits; nothing typed is null. */
export function whole(minimum: number, maximum: number) {
	return number(minimum, maximum, 0).meta({
		description: `A whole number, ${minimum} to ${maximum}.`,
		minimum,
		maximum,
	});
}

function reasonOf(typed: string): MissingReason | null {
	return missingReasons.find((one) => one === typed.trim()) ?? null;
}

/** A code, or why there will never be one; nothing typed is neither. */
export function codeOrReason<const T extends readonly string[]>(codes: T) {
	return code([...codes, ...missingReasons]).transform((given) => {
		const missing_reason = given === null ? null : reasonOf(given);
		return { value: missing_reason ? null : (given as T[number] | null), missing_reason };
	});
}

/** A whole number within limits, or why there will never be one; nothing typed is neither. */
export function wholeOrReason(minimum: number, maximum: number) {
	return z
		.string()
		.default('')
		.transform((typed, context) => {
			const missing_reason = reasonOf(typed);
			if (missing_reason || typed.trim() === '') return { value: null, missing_reason };
			const value = within(typed, minimum, maximum, 0);
			return typeof value === 'number' ? { value, missing_reason } : refuse(context, value);
		})
		.meta({
			description: `A whole number, ${minimum} to ${maximum}, or a reason why there is none: ${missingReasons.join(', ')}.`,
		});
}
