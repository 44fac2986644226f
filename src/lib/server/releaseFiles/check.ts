import type { ExportVariable } from '../../domain/exportVariables/types.ts';
import { isFreeText, labelledValues } from './labels.ts';
import { reservedNames } from './reservedNames.ts';

/** Stata's limit is the narrowest; a suffix of ours (_label, _missing) has to fit as well. */
const nameShape = /^[a-z][a-z0-9_]{0,23}$/;
export const defaultWidth = 36;

function repeated(items: readonly (string | number)[]): boolean {
	return new Set(items).size !== items.length;
}

function fault(variable: ExportVariable): string | null {
	const { name, type, missing, range, width = defaultWidth } = variable;
	if (!nameShape.test(name)) return 'has a name that some program cannot read';
	if (reservedNames.has(name)) return 'has a name that means something else in some program';
	if (!Number.isInteger(width) || width < 1 || width > 255) return 'is wider than 255 bytes';
	if (missing.some(({ code }) => !Number.isInteger(code) || code >= 0)) {
		return 'has a missing code that is not a negative integer';
	}
	// Stata's missing values are .a to .z.
	if (missing.length > 26) return 'has more than 26 missing codes';
	if (missing.length > 0 && (type === 'date' || isFreeText(variable))) {
		return 'has missing codes where no number fits';
	}
	if (missing.some(({ code }) => range && code >= range.min && code <= range.max)) {
		return 'has a missing code inside its range';
	}
	const values = labelledValues(variable);
	if (repeated(values.map(({ code }) => String(code)))) return 'has the same code twice';
	if (repeated(values.map(({ label }) => label.nb))) return 'has the same label twice';
	if (repeated(values.map(({ label }) => label.en))) return 'has the same label twice';
	return null;
}

/** One list of missing values holds for a whole table in a Data Package: a code may be a real value nowhere. */
function clash(variables: readonly ExportVariable[]): string | null {
	const codes = variables.flatMap(({ missing }) => missing.map(({ code }) => code));
	for (const { name, range, values = [] } of variables) {
		const real = values.map(({ code }) => code);
		const inside = (code: number) => range && code >= range.min && code <= range.max;
		if (codes.some((code) => inside(code) || real.includes(code) || real.includes(String(code)))) return name;
	}
	return null;
}

/** @throws RangeError that names the variable which cannot be written in every format */
export function checkVariables(variables: readonly ExportVariable[]): void {
	if (variables.length === 0) throw new RangeError('a release has at least one variable');
	if (repeated(variables.map(({ name }) => name))) throw new RangeError('two variables have the same name');
	for (const variable of variables) {
		const found = fault(variable);
		if (found) throw new RangeError(`the variable ${variable.name} ${found}`);
	}
	const found = clash(variables);
	if (found) throw new RangeError(`a missing code of another variable is a value of ${found}`);
}
