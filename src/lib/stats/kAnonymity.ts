import { checkSample } from './check.ts';

/** Re-identification risk of a file, from the sizes of its equivalence classes. */
export interface Anonymity {
	/** Equivalence classes: groups of records that share all quasi-identifiers. */
	classes: number;
	/** Records by class; the key is the quasi-identifiers' values joined by `|`. */
	classSizes: Record<string, number>;
	/** Records in the smallest class. */
	k: number;
	/** Share of records that can be singled out in the smallest class, 1/k. */
	prosecutorMax: number;
	/** Mean over the records of 1/size of their class, which is classes/records. */
	prosecutorAverage: number;
	/** Records that are alone in their class. */
	uniques: number;
}

/** The same with the diversity of a sensitive column. */
export interface AnonymityWithDiversity extends Anonymity {
	/** Fewest different sensitive values in a class. */
	distinctL: number;
	/** Smallest effective number of sensitive values in a class, exp of the Shannon entropy; 1 = all alike. */
	entropyL: number;
}

type Row = Readonly<Record<string, unknown>>;

interface Group {
	size: number;
	sensitive: Map<string, number>;
}

/** A missing value is a value of its own: that something is unknown can single a person out too. */
function text(value: unknown): string {
	return value === null || value === undefined ? '' : String(value);
}

/** The separator is escaped so that ('a|b', 'c') and ('a', 'b|c') stay two classes. */
function classKey(row: Row, quasiIdentifiers: readonly string[]): string {
	return quasiIdentifiers.map((column) => text(row[column]).replace(/[\\|]/g, '\\$&')).join('|');
}

function effectiveNumber({ size, sensitive }: Group): number {
	let entropy = 0;
	for (const count of sensitive.values()) entropy -= (count / size) * Math.log(count / size);
	return Math.exp(entropy);
}

function checkColumn(rows: readonly Row[], argument: string, column: string): void {
	if (!rows.some((row) => Object.hasOwn(row, column))) {
		throw new RangeError(`${argument} must be the name of a column that rows have`);
	}
}

/**
 * k-anonymity, l-diversity and prosecutor risk of a file of records.
 *
 *     k = min size of a class,   distinct l = min number of sensitive values,   entropy l = min exp(−Σ p·ln p)
 *     prosecutor risk of a record = 1/size of its class: maximum 1/k, average classes/records
 *
 * Source: Samarati P. IEEE Trans Knowl Data Eng 2001;13:1010–27; Sweeney L. Int J Uncertain Fuzz 2002;10:557–70 (k);
 * Machanavajjhala A et al. ACM Trans Knowl Discov Data 2007;1:3 (l); El Emam K. Guide to the De-Identification of Personal
 * Health Information, 2013 (prosecutor risk).
 * Units: records and shares from 0 to 1.
 *
 * @throws RangeError if there is no record, no quasi-identifier, or a column that no record has.
 * @example kAnonymity([{ sex: 'F' }, { sex: 'F' }, { sex: 'M' }], ['sex']).k // 1
 */
export function kAnonymity(rows: readonly Row[], quasiIdentifiers: readonly string[]): Anonymity;
export function kAnonymity(
	rows: readonly Row[],
	quasiIdentifiers: readonly string[],
	sensitive: string,
): AnonymityWithDiversity;
export function kAnonymity(
	rows: readonly Row[],
	quasiIdentifiers: readonly string[],
	sensitive?: string,
): Anonymity | AnonymityWithDiversity {
	checkSample('rows', rows);
	checkSample('quasiIdentifiers', quasiIdentifiers);
	for (const [index, column] of quasiIdentifiers.entries()) {
		checkColumn(rows, `quasiIdentifiers[${index}]`, column);
	}
	if (sensitive !== undefined) checkColumn(rows, 'sensitive', sensitive);

	const groups = new Map<string, Group>();
	for (const row of rows) {
		const key = classKey(row, quasiIdentifiers);
		const group = groups.get(key) ?? { size: 0, sensitive: new Map<string, number>() };
		groups.set(key, group);
		group.size += 1;
		if (sensitive !== undefined) {
			const value = text(row[sensitive]);
			group.sensitive.set(value, (group.sensitive.get(value) ?? 0) + 1);
		}
	}

	// Not Math.min(...all): a national file has more classes than a call may have arguments.
	let k = rows.length;
	let uniques = 0;
	let distinctL = rows.length;
	let entropyL = rows.length;
	for (const group of groups.values()) {
		k = Math.min(k, group.size);
		if (group.size === 1) uniques += 1;
		distinctL = Math.min(distinctL, group.sensitive.size);
		entropyL = Math.min(entropyL, effectiveNumber(group));
	}
	const anonymity: Anonymity = {
		classes: groups.size,
		classSizes: Object.fromEntries([...groups].map(([key, { size }]) => [key, size])),
		k,
		prosecutorMax: 1 / k,
		prosecutorAverage: groups.size / rows.length,
		uniques,
	};
	return sensitive === undefined ? anonymity : { ...anonymity, distinctL, entropyL };
}
