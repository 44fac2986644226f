/**
 * The attacker: what follows from shown sums by adding and subtracting them. Knows nothing of blocks, so that it can judge them. Gaussian
 * elimination modulo the prime 2³¹ − 1, in plain numbers: exact but for matrices with a minor that the prime divides, which sets of small
 * trees do not have.
 */
const prime = 2 ** 31 - 1;

/** Product of two residues: one factor in halves, so that no step passes 2⁵³. */
const times = (a: number, b: number): number =>
	(((a * Math.floor(b / 65536)) % prime) * 65536 + a * (b % 65536)) % prime;

function inverse(a: number): number {
	let [result, base, exponent] = [1, a, prime - 2];
	for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
		if (exponent % 2 === 1) result = times(result, base);
		base = times(base, base);
	}
	return result;
}

/** Asks of any number of targets whether each is a linear combination of the shown vectors, all over the same atoms. */
export function attacker(shown: readonly (readonly number[])[]): (target: readonly number[]) => boolean {
	/** Rows in echelon form: the leading one of each row by its column. */
	const basis = new Map<number, number[]>();

	function reduce(vector: readonly number[]): { row: number[]; lead: number | undefined } {
		const row = vector.map((value) => ((value % prime) + prime) % prime);
		for (let column = 0; column < row.length; column++) {
			const factor = row[column];
			if (!factor) continue;
			const pivot = basis.get(column);
			if (!pivot) return { row, lead: column };
			for (let i = column; i < row.length; i++)
				row[i] = ((row[i] ?? 0) + prime - times(factor, pivot[i] ?? 0)) % prime;
		}
		return { row, lead: undefined };
	}

	for (const vector of shown) {
		const { row, lead } = reduce(vector);
		if (lead === undefined) continue;
		const scale = inverse(row[lead] ?? 1);
		basis.set(
			lead,
			row.map((value) => times(value, scale)),
		);
	}
	return (target) => reduce(target).lead === undefined;
}

/** Whether the target's count is a linear combination of the shown sets' counts. */
export const derivable = (shown: readonly (readonly number[])[], target: readonly number[]): boolean =>
	attacker(shown)(target);
