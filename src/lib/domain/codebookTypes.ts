import type { Locale } from '../paraglide/runtime.js';

/** A text in both languages: a codebook is read by colleagues abroad too. */
export interface Text {
	nb: string;
	en: string;
}

export interface VariableValue {
	value: string;
	label: Text;
}

/** One column of a released file. */
export interface Variable {
	name: string;
	label: Text;
	type: 'key' | 'code' | 'boolean' | 'integer' | 'decimal';
	unit: Text | null;
	/** Empty for keys and numbers. */
	values: VariableValue[];
	/** What an empty cell means. */
	missing: Text;
	/** How the values were made coarser, or range and direction of an instrument. */
	note: Text | null;
}

export type Message = (inputs?: object, options?: { locale?: Locale }) => string;

export function inBoth(write: (locale: Locale) => string): Text {
	return { nb: write('nb'), en: write('en') };
}

export function text(message: Message): Text {
	return inBoth((locale) => message({}, { locale }));
}

/** The values of a code list with their labels. */
export function codes<Code extends string | number>(
	list: readonly Code[],
	label: (code: Code, locale?: Locale) => string,
): VariableValue[] {
	return list.map((code) => ({ value: String(code), label: inBoth((locale) => label(code, locale)) }));
}
