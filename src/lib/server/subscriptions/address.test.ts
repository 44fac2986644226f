import { describe, expect, it } from 'vitest';
import { keptAddress, viewOf } from './address.ts';

describe('keptAddress', () => {
	it('keeps what the view is of, and follows the years', () => {
		expect(keptAddress('/indicators?year=2025&compare=nation&intervals=all', 'unit-a')).toBe(
			'/indicators?organisation=unit-a&compare=nation',
		);
		expect(keptAddress('/indicators?year=rolling&organisation=other', 'unit-a')).toBe(
			'/indicators?organisation=unit-a&year=rolling',
		);
		expect(keptAddress('/indicators/work_m12?period=quarter', 'unit-a')).toBe(
			'/indicators/work_m12?organisation=unit-a&period=quarter',
		);
	});

	it('is of no other page, here or elsewhere', () => {
		for (const address of [
			'/courses',
			'/indicators/nothing',
			'/indicators/work_m12/csv',
			'//evil.example/indicators',
			'https://evil.example/indicators',
			'indicators',
			`/indicators?compare=${'a'.repeat(2000)}`,
		]) {
			expect(viewOf(address), address).toBeNull();
			expect(keptAddress(address, 'unit-a'), address).toBeNull();
		}
	});
});
