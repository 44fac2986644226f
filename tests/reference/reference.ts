import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * Results made independently of this code. `oracles.json`: collected from publications and packages, each with its source.
 * `reference.json`: written by `reference.R`.
 */
interface Reference<Input, Expected> {
	input: Input;
	expected: Expected;
}

function load(file: string, key: string): Map<string, Reference<unknown, unknown>> {
	const content: Record<string, (Reference<unknown, unknown> & { id: string })[] | undefined> = JSON.parse(
		readFileSync(new URL(file, import.meta.url), 'utf8'),
	);
	return new Map((content[key] ?? []).map((reference) => [reference.id, reference]));
}

const oracles = load('./oracles.json', 'oracles');
const results = load('./reference.json', 'results');

function find<Input, Expected>(
	references: Map<string, Reference<unknown, unknown>>,
	id: string,
): Reference<Input, Expected> {
	const reference = references.get(id);
	if (!reference) throw new Error(`No reference result is called ${id}`);
	return reference as Reference<Input, Expected>;
}

/** A collected reference result. */
export function oracle<Input, Expected>(id: string): Reference<Input, Expected> {
	return find(oracles, id);
}

/** A reference result computed by R. */
export function fromR<Input, Expected>(id: string): Reference<Input, Expected> {
	return find(results, id);
}

/** Numbers agree to a relative difference; around 0 and 1e−12, where a relative one means nothing, to that absolute one. */
export function expectClose(actual: unknown, expected: number | readonly number[], relative = 1e-9): void {
	const [left, right] = [[actual].flat(), [expected].flat()];
	expect(left).toHaveLength(right.length);
	for (const [index, value] of right.entries()) {
		const slack = Math.max(relative * Math.abs(value), 1e-12);
		const found = left[index];
		const close = typeof found === 'number' && (found === value || Math.abs(found - value) <= slack);
		expect(close, `[${index}]: ${String(found)} against ${value}`).toBe(true);
	}
}

/** A test's input that a function cannot change without throwing. */
export function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null) {
		Object.values(value).forEach(frozen);
		Object.freeze(value);
	}
	return value;
}
