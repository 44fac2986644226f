/** How a try to save ended: `again` is tried again by itself, `stopped` waits for the person. */
export type Outcome = 'saved' | 'again' | 'stopped';
export type QueueState = 'idle' | 'waiting' | 'saving' | 'failed' | 'stopped';

interface Options {
	send: () => Promise<Outcome>;
	onState?: (state: QueueState) => void;
	/** Milliseconds from the first unsaved change to its save. */
	delay?: number;
	/** Milliseconds before each new try; the last one repeats. */
	backOff?: readonly number[];
}

/**
 * Decides when a form is saved: one save at a time, the first of the unsaved changes at most `delay` old.
 *
 * The delay counts from the first unsaved change and is not moved by the next ones: who types without a pause would
 * otherwise have nothing saved when the lid closes.
 */
export class SaveQueue {
	readonly #send: () => Promise<Outcome>;
	readonly #onState: (state: QueueState) => void;
	readonly #delay: number;
	readonly #backOff: readonly number[];
	#state: QueueState = 'idle';
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: Promise<void> | undefined;
	/** Changed again while a save was under way. */
	#dirty = false;
	#failures = 0;
	#held = false;

	constructor({ send, onState = () => {}, delay = 1500, backOff = [2000, 4000, 8000, 15_000] }: Options) {
		this.#send = send;
		this.#onState = onState;
		this.#delay = delay;
		this.#backOff = backOff;
	}

	get state(): QueueState {
		return this.#state;
	}

	/** Something was typed. */
	changed(): void {
		this.#dirty = true;
		if (this.#state === 'idle') this.#wait('waiting', this.#delay);
	}

	/** Saves now what is not saved: the page is left, the connection is back, the person is back. */
	flush(): void {
		if (this.#dirty && (this.#state === 'waiting' || this.#state === 'failed')) this.#start();
	}

	/** Lets a save under way end and starts no other, because the person saves by hand. */
	async hold(): Promise<void> {
		this.#held = true;
		clearTimeout(this.#timer);
		await this.#running;
		clearTimeout(this.#timer);
	}

	/** Goes on after hold(): what was typed since is saved. */
	release(): void {
		this.#held = false;
		if (this.#dirty && this.#state !== 'stopped') this.#wait('waiting', this.#delay);
	}

	#set(state: QueueState): void {
		this.#state = state;
		this.#onState(state);
	}

	#wait(state: 'waiting' | 'failed', time: number): void {
		this.#set(state);
		clearTimeout(this.#timer);
		if (!this.#held) this.#timer = setTimeout(() => this.#start(), time);
	}

	#start(): void {
		if (this.#held || this.#running) return;
		clearTimeout(this.#timer);
		this.#dirty = false;
		this.#set('saving');
		this.#running = this.#send()
			.catch((): Outcome => 'again')
			.then((outcome) => {
				this.#running = undefined;
				this.#ended(outcome);
			});
	}

	#ended(outcome: Outcome): void {
		if (outcome === 'stopped') {
			this.#dirty = true;
			this.#set('stopped');
		} else if (outcome === 'again') {
			this.#dirty = true;
			const time = this.#backOff[Math.min(this.#failures, this.#backOff.length - 1)] ?? this.#delay;
			this.#failures += 1;
			this.#wait('failed', time);
		} else {
			this.#failures = 0;
			if (this.#dirty) this.#wait('waiting', this.#delay);
			else this.#set('idle');
		}
	}
}
