/** A member of a vector that must be there. */
export function element(vector: readonly number[], index: number): number {
	const value = vector[index];
	if (value === undefined)
		throw new RangeError(`index must be a whole number from 0 to ${vector.length - 1}`);
	return value;
}

/** Sum of the products of two vectors of the same length. */
export function dot(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, value, index) => sum + value * element(b, index), 0);
}

/** A square matrix times a vector. */
export function times(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
	return matrix.map((row) => dot(row, vector));
}

/** Σw·x over the rows of a design. */
export function weightedSum(rows: readonly (readonly number[])[], weights: readonly number[]): number[] {
	const sums = new Float64Array(rows[0]?.length ?? 0);
	for (const [index, row] of rows.entries()) {
		const weight = element(weights, index);
		// Plain loops here and below: these sums are what a fit of thousands of patterns by tens of terms spends its time on.
		for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) + weight * element(row, i);
	}
	return [...sums];
}

/** Σw·xxᵀ over the rows of a design: symmetric, so one half is summed. Zeros, of which categories are full, are passed over. */
export function weightedProducts(
	rows: readonly (readonly number[])[],
	weights: readonly number[],
): number[][] {
	const size = rows[0]?.length ?? 0;
	const sums = new Float64Array(size * size);
	for (const [index, row] of rows.entries()) {
		const weight = element(weights, index);
		for (let i = 0; i < size; i += 1) {
			const scaled = weight * element(row, i);
			if (scaled === 0) continue;
			for (let j = 0; j <= i; j += 1)
				sums[i * size + j] = (sums[i * size + j] ?? 0) + scaled * element(row, j);
		}
	}
	return Array.from({ length: size }, (_, i) =>
		Array.from({ length: size }, (__, j) => sums[Math.max(i, j) * size + Math.min(i, j)] ?? 0),
	);
}

/**
 * Inverse of a symmetric positive definite matrix by Gauss–Jordan elimination, which needs no exchange of rows for such a
 * matrix.
 *
 * @param least smallest pivot of each column; below it the column follows from those before it
 * @returns the inverse, or the index of the first column that depends on those before it
 */
export function invert(
	matrix: readonly (readonly number[])[],
	least: readonly number[],
): { inverse: number[][] } | { dependent: number } {
	const size = matrix.length;
	const rows = matrix.map((row, index) => [...row, ...row.map((_, column) => (column === index ? 1 : 0))]);
	for (let k = 0; k < size; k += 1) {
		const pivotRow = rows[k] ?? [];
		const pivot = element(pivotRow, k);
		if (!(pivot > element(least, k))) return { dependent: k };
		const scaled = pivotRow.map((value) => value / pivot);
		for (const [index, row] of rows.entries()) {
			const factor = element(row, k);
			rows[index] =
				index === k ? scaled : row.map((value, column) => value - factor * element(scaled, column));
		}
	}
	return { inverse: rows.map((row) => row.slice(size)) };
}
