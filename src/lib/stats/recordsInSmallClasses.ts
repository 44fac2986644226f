import { checkCount } from './check.ts';

/**
 * Number of records in equivalence classes with fewer than `threshold` records.
 *
 *     Σ size over the classes with size < threshold
 *
 * Source: the share of records at risk above 1/threshold in El Emam K. Guide to the De-Identification of Personal Health
 * Information, 2013.
 * Units: records.
 *
 * @param classSizes as `kAnonymity` gives it
 * @throws RangeError if a size or `threshold` is not a whole number ≥ 1.
 * @example recordsInSmallClasses({ 'F|A': 3, 'M|A': 1 }, 3) // 1
 */
export function recordsInSmallClasses(
	classSizes: Readonly<Record<string, number>>,
	threshold: number,
): number {
	checkCount('threshold', threshold, 1);
	let records = 0;
	for (const size of Object.values(classSizes)) {
		checkCount('classSizes', size, 1);
		if (size < threshold) records += size;
	}
	return records;
}
