/** Work that a process of the application does beside its requests, again and again as long as it runs. */
export interface Background {
	/** What is asked while it works is looked at once more afterwards. */
	look(): void;
	/** Ends looking, tells the work to stop, and waits until it has. */
	stop(): Promise<void>;
}

/**
 * Several processes may do the same work side by side: what keeps them apart is in the database.
 *
 * @param failed what the log says when a look fails. The name of the error is added, and no more: its message can quote a value
 * @param seconds between two looks; the first is for the caller to begin
 */
export function inBackground(
	work: (signal: AbortSignal) => Promise<unknown>,
	{ failed, seconds }: { failed: string; seconds: number },
): Background {
	const stopping = new AbortController();
	let running: Promise<void> | null = null;
	let isWanted = false;
	const untilDone = async () => {
		while (isWanted && !stopping.signal.aborted) {
			isWanted = false;
			await work(stopping.signal).catch((error: unknown) => logFailure(failed, error));
		}
		running = null;
	};
	const look = () => {
		isWanted = true;
		running ??= untilDone();
	};
	const timer = setInterval(look, seconds * 1000);
	timer.unref();
	return {
		look,
		stop: async () => {
			clearInterval(timer);
			stopping.abort();
			await running;
		},
	};
}

export function logFailure(failed: string, error: unknown): void {
	console.error(`${failed}: ${error instanceof Error ? error.name : 'unknown'}`);
}
