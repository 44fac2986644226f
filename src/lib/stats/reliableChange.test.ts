import { describe, expect, it } from 'vitest';
import { expectClose, fromR, oracle } from '../../../tests/reference/reference.ts';
import { reliableChange } from './reliableChange.ts';

describe('reliableChange', () => {
	it('agrees with rci_jacobson_truax', () => {
		const { input, expected } = oracle<
			Record<'pre' | 'post' | 'sd_pre' | 'r_xx', number>,
			Record<'SEM' | 'S_diff' | 'RCI' | 'MDC95' | 'MDC90', number> & { reliable: boolean }
		>('rci_jacobson_truax');
		const found = reliableChange(input.pre, input.post, input.sd_pre, input.r_xx);
		expectClose(
			[found.standardErrorOfMeasurement, found.standardErrorOfDifference, found.index],
			[expected.SEM, expected.S_diff, expected.RCI],
		);
		expectClose([found.detectableChange95, found.detectableChange90], [expected.MDC95, expected.MDC90]);
		expect(found.reliable).toBe(expected.reliable);
	});

	it('agrees with R on reliable_change_vas', () => {
		const { input, expected } = fromR<
			Record<'before' | 'after' | 'sd' | 'reliability', number>,
			Record<'index' | 'sem' | 'difference', number> & { detectable: number[] }
		>('reliable_change_vas');
		const found = reliableChange(input.before, input.after, input.sd, input.reliability);
		expectClose(
			[found.index, found.standardErrorOfMeasurement, found.standardErrorOfDifference],
			[expected.index, expected.sem, expected.difference],
		);
		expectClose([found.detectableChange95, found.detectableChange90], expected.detectable);
	});

	it('is not reliable without change, nor at the detectable change itself', () => {
		expect(reliableChange(5, 5, 2, 0.5)).toMatchObject({ index: 0, reliable: false });
		const { detectableChange95 } = reliableChange(0, 1, 2, 0.5);
		expect(reliableChange(0, detectableChange95 * 1.000001, 2, 0.5).reliable).toBe(true);
		expect(reliableChange(0, detectableChange95 * 0.999999, 2, 0.5).reliable).toBe(false);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => reliableChange(Number.NaN, 1, 1, 0.5)).toThrow(/^before /);
		expect(() => reliableChange(1, Number.POSITIVE_INFINITY, 1, 0.5)).toThrow(/^after /);
		expect(() => reliableChange(1, 2, 0, 0.5)).toThrow(/^sd must be a finite number above 0/);
		expect(() => reliableChange(1, 2, 1, 1)).toThrow(
			new RangeError('reliability must be a number from 0 to 1, 1 excluded'),
		);
		expect(() => reliableChange(1, 2, 1, -0.1)).toThrow(/^reliability /);
	});
});
