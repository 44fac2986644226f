import { replaceState } from '$app/navigation';
import type { Sex } from '$lib/domain/codes';
import type { Completeness } from '$lib/domain/course/completeness';
import type { Conflict, DraftAnswer, Entries } from '$lib/domain/course/draft';
import type { Fault } from '$lib/domain/course/values';
import { SaveQueue, type Outcome, type QueueState } from './saveQueue';
import { forgetUnsent, keepUnsent, readUnsent, type Unsent } from '$lib/components/unsent';

export interface Person {
	birth_date: string;
	sex: Sex;
}

interface Options {
	/** Null for a course that is not made yet: its first save makes it. */
	id: string | null;
	version: number;
	unitId: string;
	/** Of a new course: the same form sent twice makes one course. */
	submissionId: string | null;
	completeness: Completeness;
	person: Person | null;
	savedAt: string | null;
	/** Only drafts save themselves; of a completed course what was typed is kept in the tab. */
	enabled: boolean;
}

/** Fields that are about the sending of the form, not about the course. */
const notTyped = (name: string) =>
	['version', 'submission_id', 'reason'].includes(name) ||
	['choose.', 'known.'].some((prefix) => name.startsWith(prefix));

/** Saves the form of a course while it is written, and knows how that goes. */
export class Autosave {
	id = $state<string | null>(null);
	submissionId = $state<string | null>(null);
	version = $state(1);
	state = $state<QueueState>('idle');
	savedAt = $state<string | null>(null);
	trouble = $state<'network' | 'session' | 'refused' | null>(null);
	faults = $state.raw<Record<string, Fault>>({});
	conflict = $state.raw<Conflict | null>(null);
	completeness = $state.raw<Completeness>({ missing: [], share: 0, sections: {} });
	person = $state.raw<Person | null>(null);
	readonly enabled: boolean;
	readonly unitId: string;
	readonly queue: SaveQueue;
	#form: HTMLFormElement | null = null;
	/** The entries that the server has. */
	#saved = '';
	#left = false;
	#byHand = false;

	constructor(options: Options) {
		this.id = options.id;
		this.version = options.version;
		this.savedAt = options.savedAt;
		this.completeness = options.completeness;
		this.person = options.person;
		this.enabled = options.enabled;
		this.unitId = options.unitId;
		this.submissionId = options.submissionId;
		this.queue = new SaveQueue({ send: () => this.#send(), onState: (state) => (this.state = state) });
	}

	/** The form is on the page; @returns what of an earlier visit was never saved. */
	start(form: HTMLFormElement): Unsent | null {
		this.#form = form;
		this.#saved = JSON.stringify(this.#entries());
		return readUnsent(this.#key);
	}

	/** The form already holds something that the server does not have. */
	behind(): void {
		this.#saved = '';
		this.changed();
	}

	changed(): void {
		if (this.enabled) this.queue.changed();
		if (!this.enabled || this.state === 'failed' || this.state === 'stopped') this.#keep();
	}

	/** The page may not come back: what is typed is sent, and kept until the answer says that it is saved. */
	leave(): void {
		if (this.#byHand) return;
		if (this.enabled && this.state !== 'idle') this.#keep();
		this.queue.flush();
	}

	/** The form is gone from the page: a later answer must not change the address. */
	end(): void {
		this.#left = true;
		void this.queue.hold();
	}

	/** Text of an earlier visit is back in the form, with the version that it was written on. */
	restored(unsent: Unsent): void {
		this.version = unsent.version;
		if (!this.id) this.submissionId = unsent.submissionId;
		this.changed();
	}

	/** The person saved by hand and the server has it all: nothing is kept for later. */
	savedByHand(): void {
		this.#byHand = true;
		this.forget();
	}

	forget(): void {
		forgetUnsent(this.#key);
	}

	get #key(): string {
		return this.id ?? `new.${this.unitId}`;
	}

	/** What is typed; an empty field is as good as none and would only make the message longer. */
	#entries(): Entries {
		if (!this.#form) return [];
		return [...new FormData(this.#form)].flatMap(([name, value]): Entries =>
			typeof value !== 'string' || value === '' || notTyped(name) ? [] : [[name, value]],
		);
	}

	#keep(): void {
		const { version } = this;
		keepUnsent(this.#key, { entries: this.#entries(), version, submissionId: this.submissionId });
	}

	async #send(): Promise<Outcome> {
		const entries = this.#entries();
		const text = JSON.stringify(entries);
		if (text === this.#saved) return 'saved';
		this.#keep();
		const body = JSON.stringify({
			entries,
			version: this.version,
			unit_id: this.unitId,
			submission_id: this.submissionId,
			known: this.id ? { status: 'draft', person: this.person } : null,
		});
		// With keepalive the browser sends it although the page is closed meanwhile.
		const response = await fetch(`/courses/${this.id ?? 'new'}/draft`, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			keepalive: true,
			body,
		}).catch(() => null);
		if (response?.status === 401) return this.#failed('session', 'again');
		if (!response || response.status >= 500) return this.#failed('network', 'again');
		if (!response.ok) return this.#failed('refused', 'stopped');
		return this.#answered((await response.json()) as DraftAnswer, text);
	}

	#failed(trouble: 'network' | 'session' | 'refused', outcome: Outcome): Outcome {
		this.trouble = trouble;
		return outcome;
	}

	#answered(answer: DraftAnswer, text: string): Outcome {
		this.trouble = null;
		if (answer.state === 'stale') {
			this.#made(answer.id);
			this.conflict = answer.conflict;
			return 'stopped';
		}
		if (answer.state !== 'saved') {
			if (answer.state === 'refused') this.faults = answer.faults;
			// Another value may be accepted: the next change tries again.
			return this.#refused(text);
		}
		this.#saved = text;
		this.#made(answer.id);
		this.version = answer.version;
		this.savedAt = answer.at;
		this.faults = answer.faults;
		this.completeness = answer.completeness;
		this.person = answer.person;
		// A faulty field is on the page alone: the tab keeps it until it is right.
		if (Object.keys(answer.faults).length > 0) this.#keep();
		else this.forget();
		return 'saved';
	}

	#refused(text: string): Outcome {
		this.#saved = text;
		this.trouble = 'refused';
		return 'saved';
	}

	/** The first save made the course: the page is now the one at its address. */
	#made(id: string): void {
		if (this.id === id) return;
		this.forget();
		this.id = id;
		if (!this.#left) replaceState(`/courses/${id}`, {});
	}
}
