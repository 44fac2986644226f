import type { Language } from '../types.ts';
import { cut, double, int32, padded, upTo } from './bytes.ts';
import type { SavColumn } from './columns.ts';

/** Print formats by their numbers in the file. */
const formats = { a: 1, f: 5, edate: 38 } as const;
const formatOf = (type: number, width: number, decimals: number) => (type << 16) | (width << 8) | decimals;

function format(column: SavColumn): number {
	if (column.kind === 'text') return formatOf(formats.a, column.width, 0);
	const { type, decimals = 2 } = column.variable;
	if (type === 'date') return formatOf(formats.edate, 10, 0);
	return type === 'number' ? formatOf(formats.f, 12, decimals) : formatOf(formats.f, 8, 0);
}

/** At most three single codes; more than three are the range from the lowest to the highest. */
function missing({ variable }: SavColumn): { count: number; values: number[] } {
	const codes = variable.missing.map(({ code }) => code);
	if (codes.length <= 3) return { count: codes.length, values: codes };
	return { count: -2, values: [Math.min(...codes), Math.max(...codes)] };
}

/** Names of eight characters that only very old programs show; the real ones stand in a record of their own. */
export const shortName = (index: number) => `V${index + 1}`;

function record(column: SavColumn, index: number, language: Language): Buffer {
	const label = cut(column.variable.label[language], 255);
	const size = Buffer.byteLength(label);
	const { count, values } = missing(column);
	return Buffer.concat([
		int32(2, column.kind === 'text' ? column.width : 0, 1, count, format(column), format(column)),
		padded(shortName(index), 8),
		int32(size),
		padded(label, upTo(4, size)),
		double(...values),
	]);
}

/** Every further eight bytes of a text are announced by a record that says nothing else. */
const continuation = Buffer.concat([int32(2, -1, 0, 0, 0, 0), padded('', 8)]);

export function variableRecords(columns: readonly SavColumn[], language: Language): Buffer {
	return Buffer.concat(
		columns.flatMap((column, index) => [
			record(column, index, language),
			...Array.from({ length: column.places - 1 }, () => continuation),
		]),
	);
}
