/** Hiding small numbers among parts whose sum is known. */

/** A part of a known sum. */
export interface Part {
	n: number;
	/** The largest part of it that one reader knows exactly. */
	largest: number;
	hidden: boolean;
}

/** Whether a number may not be shown for itself: too few, or too few but for what one reader knows. */
export function isSmall({ n, largest }: Pick<Part, 'n' | 'largest'>, minimum: number): boolean {
	const others = n - largest;
	return n < minimum || (others > 0 && others < minimum);
}

/** Whether the hidden parts of a known sum could be told from the rest: a single one, or together too few. */
export function isTold(parts: readonly Part[], minimum: number): boolean {
	const hidden = parts.filter((part) => part.hidden);
	if (hidden.length === 0) return false;
	const together = hidden.reduce((sum, part) => sum + part.n, 0);
	return (
		hidden.length === 1 ||
		isSmall({ n: together, largest: Math.max(...hidden.map((part) => part.largest)) }, minimum)
	);
}

/** The smallest part that is still shown; undefined where all are hidden. */
export function smallestShown<P extends Part>(parts: readonly P[]): P | undefined {
	return parts
		.filter((part) => !part.hidden)
		.reduce<P | undefined>(
			(least, part) => (least === undefined || part.n < least.n ? part : least),
			undefined,
		);
}

/**
 * Hides parts of a known sum until none of the hidden can be told: first the small ones, then the smallest of the rest.
 * Changes `hidden` of the parts given.
 *
 * Source of the rule: Hundepool et al., Statistical Disclosure Control (2012), chapter 4: primary and secondary suppression.
 */
export function protectLine(parts: readonly Part[], minimum: number): void {
	for (const part of parts) if (isSmall(part, minimum)) part.hidden = true;
	while (isTold(parts, minimum)) {
		const next = smallestShown(parts);
		if (!next) return;
		next.hidden = true;
	}
}
