import { describe, expect, it } from 'vitest';
import { patternOf } from './search.ts';

describe('patternOf', () => {
	it('finds the text anywhere in the name', () => {
		expect(patternOf('  fjord ')).toBe('%fjord%');
	});

	it('takes signs of the pattern as they are typed', () => {
		expect(patternOf('100%_\\')).toBe('%100\\%\\_\\\\%');
	});

	it('searches for no more than a name can hold', () => {
		expect(patternOf('a'.repeat(5000))).toHaveLength(122);
	});
});
