import type { ExportVariable, Value, VariableValue } from '../../domain/exportVariables/types.ts';

/** How the values of a variable are kept in a typed file. */
export type Storage = 'text' | 'integer' | 'double' | 'boolean' | 'date';

function ofCodes(values: readonly VariableValue[]): Storage {
	if (!values.every(({ code }) => typeof code === 'number')) return 'text';
	return values.every(({ code }) => Number.isInteger(code)) ? 'integer' : 'double';
}

/** A boolean with reasons for being missing needs room for more than two values. */
export function storageOf({ type, values, missing }: ExportVariable): Storage {
	switch (type) {
		case 'integer':
			return 'integer';
		case 'number':
			return 'double';
		case 'boolean':
			return missing.length === 0 ? 'boolean' : 'integer';
		case 'date':
			return 'date';
		case 'code':
			return values ? ofCodes(values) : 'text';
	}
}

const greatest = 2 ** 31 - 1;

/** @throws RangeError that names the variable, never the value: messages end up in logs */
function refuse({ name }: ExportVariable, expected: string): never {
	throw new RangeError(`a value of ${name} is not ${expected}`);
}

export function asInteger(variable: ExportVariable, value: Value): number | null {
	if (value === null) return null;
	if (typeof value === 'boolean') return value ? 1 : 0;
	if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > greatest) {
		refuse(variable, 'an integer of 32 bits');
	}
	return value;
}

export function asDouble(variable: ExportVariable, value: Value): number | null {
	if (value === null) return null;
	if (typeof value !== 'number' || !Number.isFinite(value)) refuse(variable, 'a finite number');
	return value;
}

export function asBoolean(variable: ExportVariable, value: Value): boolean | null {
	if (value !== null && typeof value !== 'boolean') refuse(variable, 'true or false');
	return value;
}

/** A missing code among text codes is its digits. */
export function asText(variable: ExportVariable, value: Value): string | null {
	if (value === null || typeof value === 'string') return value;
	if (typeof value !== 'number') refuse(variable, 'a text');
	return String(value);
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** Days since 1970-01-01. */
export function asDays(variable: ExportVariable, value: Value): number | null {
	if (value === null) return null;
	if (typeof value !== 'string' || !isoDate.test(value)) refuse(variable, 'an ISO date');
	const milliseconds = Date.parse(value);
	if (Number.isNaN(milliseconds)) refuse(variable, 'an ISO date');
	return milliseconds / 86_400_000;
}
