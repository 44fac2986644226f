/** Helpers by which the catalogue is written: texts in both languages and lists of codes. */
import { inBoth, text, type Message } from '../codebookTypes.ts';
import type { Locale } from '../../paraglide/runtime.js';
import * as m from '../../paraglide/messages.js';
import { missingReasons } from '../codes.ts';
import { missingReasonLabel } from '../labels.ts';
import type { ExportVariable, MissingCode, VariableValue } from './types.ts';

export { inBoth, text, type Message };

/** The codes of a list with their labels, as they stand in a file. */
export function valuesOf<Code extends string | number>(
	list: readonly Code[],
	label: (code: Code, locale?: Locale) => string,
): VariableValue[] {
	return list.map((code) => ({ code, label: inBoth((locale) => label(code, locale)) }));
}

/** Why a value will never come. The database gives the same numbers (private.missing_code). */
export const reasonCodes: readonly MissingCode[] = missingReasons.map((reason, index) => ({
	code: -91 - index,
	reason,
	label: inBoth((locale) => missingReasonLabel(reason, locale)),
}));

/** The value is in the registry and was left out: too few share it. */
export const withheld: MissingCode = {
	code: -97,
	reason: 'withheld',
	label: text(m.variable_missing_withheld),
};

/** A quasi-identifier was left out of this row, which would have stood out. */
export const suppressed: MissingCode = {
	code: -98,
	reason: 'suppressed',
	label: text(m.variable_missing_suppressed),
};

type Described = Pick<ExportVariable, 'name' | 'label' | 'type'> & Partial<ExportVariable>;

/** The registry's first year. */
const firstYear = 2016;

/** A variable of which nothing else is said: plain, and withheld where too few have a value. */
export function variable(group: string, described: Described): ExportVariable {
	return { missing: [withheld], strength: 'plain', since: firstYear, group, ...described };
}
