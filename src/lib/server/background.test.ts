import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inBackground } from './background.ts';

/** Work whose looks end when the test says so. */
function controlled() {
	const ends: (() => void)[] = [];
	const work = vi.fn(() => new Promise<void>((end) => ends.push(end)));
	const end = async () => {
		ends.shift()?.();
		await vi.advanceTimersByTimeAsync(0);
	};
	return { work, end };
}

const told = { failed: 'Not done', seconds: 10 };

describe('inBackground', () => {
	beforeEach(() => vi.useFakeTimers());
	afterEach(() => {
		vi.useRealTimers();
		vi.restoreAllMocks();
	});

	it('looks again after its time', async () => {
		const { work, end } = controlled();
		const { look } = inBackground(work, told);
		look();
		await end();
		expect(work).toHaveBeenCalledTimes(1);
		await vi.advanceTimersByTimeAsync(10_000);
		expect(work).toHaveBeenCalledTimes(2);
	});

	it('never works twice at once, and looks once more for all that was asked meanwhile', async () => {
		const { work, end } = controlled();
		const { look } = inBackground(work, told);
		look();
		look();
		look();
		expect(work).toHaveBeenCalledTimes(1);
		await end();
		expect(work).toHaveBeenCalledTimes(2);
		await end();
		expect(work).toHaveBeenCalledTimes(2);
	});

	it('goes on after a failure, of which the log has the name alone', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => {});
		const work = vi.fn(() => Promise.reject(new RangeError('Kari Nordmann')));
		const { look } = inBackground(work, told);
		look();
		await vi.advanceTimersByTimeAsync(10_000);
		expect(work).toHaveBeenCalledTimes(2);
		expect(log.mock.calls).toEqual([['Not done: RangeError'], ['Not done: RangeError']]);
	});

	it('stops when the work has, and looks no more', async () => {
		let signal: AbortSignal | undefined;
		const work = vi.fn((given: AbortSignal) => {
			signal = given;
			return new Promise<void>((end) => given.addEventListener('abort', () => end()));
		});
		const { look, stop } = inBackground(work, told);
		look();
		look();
		await stop();
		expect(signal?.aborted).toBe(true);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(work).toHaveBeenCalledTimes(1);
	});
});
