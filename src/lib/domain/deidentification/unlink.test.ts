import { describe, expect, it } from 'vitest';
import { personsToUnlink, releasedPersonKey, type LinkedRow } from './unlink.ts';

function rowsOf(person: string, ...classes: string[]): LinkedRow[] {
	return classes.map((name, index) => ({ person, course: `${person}-${index}`, class: name }));
}
const people = (count: number, prefix: string, ...classes: string[]) =>
	Array.from({ length: count }, (_, index) => rowsOf(`${prefix}${index}`, ...classes)).flat();

describe('personsToUnlink', () => {
	it('keeps courses linked where k persons share the trail', () => {
		expect(personsToUnlink([...people(5, 'both', 'a', 'b'), ...people(9, 'one', 'a')], 5).size).toBe(0);
	});

	it('unlinks a rare combination', () => {
		const rows = [...people(2, 'both', 'a', 'b'), ...people(9, 'a', 'a'), ...people(9, 'b', 'b')];
		expect([...personsToUnlink(rows, 5)].sort()).toEqual(['both0', 'both1']);
	});

	it('unlinks a common one too where somebody with one course would be left alone', () => {
		const rows = [...people(6, 'both', 'a', 'b'), ...people(1, 'one', 'a')];
		expect(personsToUnlink(rows, 5).size).toBe(6);
	});

	it('does not care about the order of the courses', () => {
		const rows = [...people(3, 'x', 'a', 'b'), ...people(3, 'y', 'b', 'a')];
		expect(personsToUnlink(rows, 5).size).toBe(0);
	});
});

describe('releasedPersonKey', () => {
	const [first, second] = rowsOf('p', 'a', 'b');
	if (!first || !second) throw new Error('two rows');

	it('is the same for linked courses and never the key of the database', () => {
		expect(releasedPersonKey(first, new Set())).toBe(releasedPersonKey(second, new Set()));
		expect(releasedPersonKey(first, new Set())).toMatch(/^P[0-9a-f]{32}$/);
	});

	it('differs, in the same form, for courses that are not linked', () => {
		const unlinked = new Set(['p']);
		expect(releasedPersonKey(first, unlinked)).not.toBe(releasedPersonKey(second, unlinked));
		expect(releasedPersonKey(first, unlinked)).toMatch(/^P[0-9a-f]{32}$/);
	});
});
