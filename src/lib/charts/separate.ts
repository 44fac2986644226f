/** Moves labels apart that would lie on each other, each as little as possible and inside the limits; order is kept. */
export function separate(
	positions: readonly number[],
	distance: number,
	[top, bottom]: readonly [number, number],
): number[] {
	const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
	const moved = [...positions];
	let previous = top - distance;
	for (const index of order) {
		previous = Math.max(moved[index] ?? top, previous + distance);
		moved[index] = previous;
	}
	let next = bottom + distance;
	for (const index of order.reverse()) {
		next = Math.min(moved[index] ?? bottom, next - distance);
		moved[index] = next;
	}
	return moved;
}
