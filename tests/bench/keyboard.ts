/** An experienced person registers a whole course by keyboard: what it takes, step by step. */
import type { Page } from '@playwright/test';
import { syntheticNationalId } from '../../src/lib/domain/nationalId.ts';
import { daysAgo } from '../days.ts';

export interface Steps {
	/** Keys that move, choose or send, and values typed into a field, each one step. */
	steps: number;
	/** Every single key, also those of the words of the goals. */
	keys: number;
}

class Keyboard implements Steps {
	steps = 0;
	keys = 0;
	readonly #page: Page;
	constructor(page: Page) {
		this.#page = page;
	}
	/** One value into the field with the cursor. */
	async type(text: string): Promise<void> {
		this.steps += 1;
		this.keys += text.length;
		await this.#page.keyboard.type(text);
	}
	async press(key: string): Promise<void> {
		this.steps += 1;
		this.keys += 1;
		await this.#page.keyboard.press(key);
	}
	/** A value, and on to the next field that is empty. */
	async fill(text: string): Promise<void> {
		await this.type(text);
		await this.press('Enter');
	}
	/** The option that begins with these letters, and on. */
	async choose(letters: string): Promise<void> {
		for (const letter of letters) await this.press(letter);
		await this.press('Enter');
	}
}

/** As people type it: 240325. */
function dayAgo(days: number): string {
	const [year = '', month = '', day = ''] = daysAgo(days).slice(2).split('-');
	return `${day}${month}${year}`;
}

function newId(): string {
	for (;;) {
		const day = String(1 + Math.floor(Math.random() * 28)).padStart(2, '0');
		const id = syntheticNationalId(`1975-05-${day}`, Math.floor(Math.random() * 500));
		if (id) return id;
	}
}

/**
 * One instrument before and after, two goals with area, importance, difficulty and level, work at start and end with per
 * cent, the patient's satisfaction; completed.
 *
 * @param page signed in as a clinician
 * @throws Error when the course is not completed at the end
 */
export async function registerByKeyboard(page: Page): Promise<Steps> {
	await page.goto('/courses/new');
	// The page puts the cursor there once its script runs.
	await page.locator('#national_id:focus').waitFor();
	const keys = new Keyboard(page);
	await keys.fill(newId());
	await keys.fill(dayAgo(60));
	await keys.fill(dayAgo(3));
	await keys.choose('h'); // hjerneslag
	await keys.choose('t'); // tidlig fase
	await keys.fill('3');
	await keys.fill('6,5');
	for (const words of ['Gå alene til butikken', 'Lage middag til familien']) {
		await keys.fill(words);
		await keys.choose('m'); // mobilitet
		await keys.choose('3');
		await keys.choose('2');
		await keys.press('4');
		await keys.press('Enter');
	}
	await keys.choose('f'); // full sykmelding
	await keys.choose('i'); // i ordinært arbeid
	await keys.fill('50');
	await keys.choose('s'); // svært fornøyd
	await keys.press('Control+Enter');
	await page.getByText('Fullført', { exact: true }).waitFor();
	return keys;
}
