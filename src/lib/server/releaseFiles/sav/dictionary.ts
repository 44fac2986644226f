import type { About, Language } from '../types.ts';
import { double, int32, padded } from './bytes.ts';
import type { SavColumn } from './columns.ts';
import { valueLabelRecords } from './valueLabelRecords.ts';
import { shortName, variableRecords } from './variableRecords.ts';

export const bias = 100;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function header(columns: readonly SavColumn[], rowCount: number, about: About, language: Language): Buffer {
	const [date = '', time = ''] = new Date(about.release.frozenAt).toISOString().split('T');
	const [year = '', month = '', day = ''] = date.split('-');
	const places = columns.reduce((sum, column) => sum + column.places, 0);
	return Buffer.concat([
		padded('$FL2', 4),
		padded(`@(#) SPSS DATA FILE - ${about.release.softwareVersion}`, 60),
		int32(2, places, 1, 0, rowCount),
		double(bias),
		padded(`${day} ${months[Number(month) - 1] ?? ''} ${year.slice(2)}`, 9),
		padded(time.slice(0, 8), 8),
		padded(`${about.registry[language]} ${about.release.id}`, 64),
		Buffer.alloc(3),
	]);
}

function extension(subtype: number, size: number, content: Buffer): Buffer {
	return Buffer.concat([int32(7, subtype, size, content.length / size), content]);
}

/** Little-endian, IEEE 754, UTF-8 (65001). */
const integerInfo = extension(3, 4, int32(1, 0, 0, -1, 1, 1, 2, 65001));
/** System missing, the highest value and the lowest one that is not system missing. */
const lowest = -(Number.MAX_VALUE - 2 ** 970);
const doubleInfo = extension(4, 8, double(-Number.MAX_VALUE, Number.MAX_VALUE, lowest));

const measures = { nominal: 1, scale: 3 };

function display({ kind, variable }: SavColumn): Buffer {
	const counted = variable.type === 'integer' || variable.type === 'number' || variable.type === 'date';
	const measure = counted ? measures.scale : measures.nominal;
	const rightAligned = kind === 'number' ? 1 : 0;
	return int32(measure, 12, rightAligned);
}

function longNames(columns: readonly SavColumn[]): Buffer {
	const pairs = columns.map(({ variable }, index) => `${shortName(index)}=${variable.name}`);
	return Buffer.from(pairs.join('\t'));
}

/** Everything that comes before the cases, in the order in which the format wants it. */
export function dictionary(
	columns: readonly SavColumn[],
	rowCount: number,
	about: About,
	language: Language,
): Buffer {
	return Buffer.concat([
		header(columns, rowCount, about, language),
		variableRecords(columns, language),
		valueLabelRecords(columns, language),
		integerInfo,
		doubleInfo,
		extension(11, 4, Buffer.concat(columns.map(display))),
		extension(13, 1, longNames(columns)),
		extension(20, 1, Buffer.from('UTF-8')),
		int32(999, 0),
	]);
}
