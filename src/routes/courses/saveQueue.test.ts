import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SaveQueue, type Outcome } from './saveQueue.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A queue whose saves end when the test says so. */
function makeQueue() {
	const ends: ((outcome: Outcome) => void)[] = [];
	const send = vi.fn(() => new Promise<Outcome>((resolve) => ends.push(resolve)));
	const queue = new SaveQueue({ send, delay: 1500, backOff: [2000, 4000] });
	const end = async (outcome: Outcome) => {
		ends.shift()?.(outcome);
		await vi.advanceTimersByTimeAsync(0);
	};
	return { queue, send, end };
}

describe('queue of saves', () => {
	test('nothing typed, nothing sent', async () => {
		const { queue, send } = makeQueue();
		queue.flush();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(send).not.toHaveBeenCalled();
	});

	test('typing without a pause is saved all the same', async () => {
		const { queue, send, end } = makeQueue();
		for (let tenth = 0; tenth < 40; tenth++) {
			queue.changed();
			await vi.advanceTimersByTimeAsync(100);
			if (queue.state === 'saving') await end('saved');
		}
		expect(send).toHaveBeenCalledTimes(2);
	});

	test('one save at a time; what was typed meanwhile follows', async () => {
		const { queue, send, end } = makeQueue();
		queue.changed();
		await vi.advanceTimersByTimeAsync(1500);
		queue.changed();
		queue.flush();
		await vi.advanceTimersByTimeAsync(10_000);
		expect(send).toHaveBeenCalledTimes(1);
		await end('saved');
		expect(queue.state).toBe('waiting');
		await vi.advanceTimersByTimeAsync(1500);
		expect(send).toHaveBeenCalledTimes(2);
		await end('saved');
		expect(queue.state).toBe('idle');
	});

	test('leaving saves at once', () => {
		const { queue, send } = makeQueue();
		queue.changed();
		queue.flush();
		expect(send).toHaveBeenCalledTimes(1);
	});

	test('a lost connection is tried again, less and less often, until it is saved', async () => {
		const { queue, send, end } = makeQueue();
		queue.changed();
		queue.flush();
		for (const time of [2000, 4000, 4000]) {
			await end('again');
			expect(queue.state).toBe('failed');
			const before = send.mock.calls.length;
			await vi.advanceTimersByTimeAsync(time - 1);
			expect(send).toHaveBeenCalledTimes(before);
			await vi.advanceTimersByTimeAsync(1);
			expect(send).toHaveBeenCalledTimes(before + 1);
		}
		await end('saved');
		expect(queue.state).toBe('idle');
	});

	test('a save that throws counts as a lost connection', async () => {
		const queue = new SaveQueue({ send: () => Promise.reject(new Error('gone')) });
		queue.changed();
		queue.flush();
		await vi.advanceTimersByTimeAsync(0);
		expect(queue.state).toBe('failed');
	});

	test('after a conflict nothing is sent, whatever is typed', async () => {
		const { queue, send, end } = makeQueue();
		queue.changed();
		queue.flush();
		await end('stopped');
		queue.changed();
		queue.flush();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(send).toHaveBeenCalledTimes(1);
		expect(queue.state).toBe('stopped');
	});

	test('saving by hand waits for the save under way and keeps the next one back', async () => {
		const { queue, send, end } = makeQueue();
		queue.changed();
		queue.flush();
		queue.changed();
		let held = false;
		const holding = queue.hold().then(() => (held = true));
		await vi.advanceTimersByTimeAsync(5000);
		expect(held).toBe(false);
		await end('saved');
		await holding;
		await vi.advanceTimersByTimeAsync(60_000);
		expect(send).toHaveBeenCalledTimes(1);
		queue.release();
		await vi.advanceTimersByTimeAsync(1500);
		expect(send).toHaveBeenCalledTimes(2);
	});
});
