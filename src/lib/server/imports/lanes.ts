/**
 * Works on all of a sequence, some at a time: while one waits for the database, the next is prepared. The first error
 * ends the work, when those that had begun are done.
 */
export async function inLanes<T>(
	lanes: number,
	all: AsyncIterable<T>,
	work: (one: T) => Promise<void>,
): Promise<void> {
	const sequence = all[Symbol.asyncIterator]();
	let hasFailed = false;
	const lane = async () => {
		try {
			for (let next = await sequence.next(); !next.done && !hasFailed; next = await sequence.next()) {
				await work(next.value);
			}
		} catch (error) {
			hasFailed = true;
			throw error;
		}
	};
	const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
	for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
