import type { LabelledValue } from '../labels.ts';
import type { Language } from '../types.ts';
import { cut, double, int32, padded, upTo } from './bytes.ts';
import type { SavColumn } from './columns.ts';

/** SPSS shows 120 bytes of a value label. */
const longest = 120;

function entry({ number, label }: LabelledValue, language: Language): Buffer {
	const text = cut(label[language], longest);
	const size = Buffer.byteLength(text);
	return Buffer.concat([double(number), Buffer.from([size]), padded(text, upTo(8, size + 1) - 1)]);
}

/** The labels of one variable, followed by the place it has among the eight-byte places of a case. */
export function valueLabelRecords(columns: readonly SavColumn[], language: Language): Buffer {
	let place = 1;
	const records: Buffer[] = [];
	for (const { labels, places } of columns) {
		if (labels.length > 0) {
			records.push(int32(3, labels.length), ...labels.map((label) => entry(label, language)));
			records.push(int32(4, 1, place));
		}
		place += places;
	}
	return Buffer.concat(records);
}
