import type { ExportVariable, Text } from '../../domain/exportVariables/types.ts';
import * as m from '../../paraglide/messages.js';
import { storageOf } from './storage.ts';

/** One labelled value of a variable, as the files know it. */
export interface LabelledValue {
	/** As it stands in CSV and Parquet. */
	code: string | number;
	/** As it stands in a program that labels numbers only: its own number, or its place among text codes. */
	number: number;
	label: Text;
	/** Why nothing was measured; null for a real value. */
	reason: string | null;
}

const both = (message: typeof m.yes): Text => ({
	nb: message({}, { locale: 'nb' }),
	en: message({}, { locale: 'en' }),
});

function realValues(variable: ExportVariable): Omit<LabelledValue, 'reason'>[] {
	if (variable.type === 'boolean') {
		return [m.no, m.yes].map((message, number) => ({ code: number, number, label: both(message) }));
	}
	const numbered = storageOf(variable) !== 'text';
	return (variable.values ?? []).map(({ code, label }, index) => ({
		code,
		number: numbered ? Number(code) : index + 1,
		label,
	}));
}

/** Every value with a label, in order: first the real ones, then the reasons for a missing one. */
export function labelledValues(variable: ExportVariable): LabelledValue[] {
	return [
		...realValues(variable).map((value) => ({ ...value, reason: null })),
		...variable.missing.map(({ code, label, reason }) => ({ code, number: code, label, reason })),
	];
}

/** A text of its own, such as a key: no list says which values it has. */
export function isFreeText(variable: ExportVariable): boolean {
	return variable.type === 'code' && !variable.values;
}

/** From text code to number, for programs that label numbers only. */
export function numbering(variable: ExportVariable): ReadonlyMap<string, number> {
	return new Map(labelledValues(variable).map(({ code, number }) => [String(code), number]));
}
