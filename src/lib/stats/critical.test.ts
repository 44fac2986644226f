import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../tests/reference/reference.ts';
import { normalCritical, tCritical } from './critical.ts';

describe('critical values', () => {
	it('are the tabulated ones', () => {
		expectClose([normalCritical(0.95), normalCritical(0.998)], [1.95996398454005, 3.09023230616781]);
		expectClose([tCritical(0.95, 11), tCritical(0.99, 1)], [2.20098516009164, 63.6567411628717]);
	});

	it('refuse a confidence out of range', () => {
		expect(() => normalCritical(1)).toThrow(/^confidence /);
		expect(() => tCritical(0, 5)).toThrow(/^confidence /);
	});
});
