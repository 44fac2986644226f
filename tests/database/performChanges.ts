/** Performs changes as the persons who may, through the functions that the application calls. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { answer, DatabaseError, done } from '../../src/lib/server/backend/answers.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { sha256 } from '../../src/lib/server/backend/tokens.ts';
import { dayAfter, type Change, type Changes, type Content, type Person } from './changes.ts';
import { addChecked, work } from './imports.ts';
import { clientOf, empty, ids, ownerOf, setUp } from './people.ts';

/** Who works where. */
const workerOf = { 'unit-first': 'clinician', 'unit-other': 'colleague' } as const;
type Unit = keyof typeof workerOf;

interface Known {
	id: string;
	unit: Unit;
	person: Person;
	content: Content;
}

/** The day up to which courses have grown old when a sequence begins, in the middle of the days of the courses. */
const firstMaturing = 500;

function personOf({ national, birth_date, sex }: Person) {
	const identity = { national_id_hmac: national, ciphertext: 'sealed', key_id: 'a-key' };
	return { birth_date, sex, ...(national === null ? {} : identity) };
}

function courseOf(content: Content) {
	const { start, waited, lasted, goalsAfter, assessedAfter, level, type, noGoals, goals, ...rest } = content;
	const within = (after: number | null) =>
		after === null ? null : dayAfter(start + Math.min(after, lasted));
	const valued = <T extends { otherwise: string }>({ otherwise, ...row }: T, value: unknown) => ({
		...row,
		missing_reason: value === null ? otherwise : null,
	});
	return {
		residence_municipality_id: rest.residence,
		referral_date: waited === null ? null : dayAfter(start - waited),
		...{ start_date: dayAfter(start), end_date: dayAfter(start + lasted) },
		...{ goals_set_on: within(goalsAfter), first_assessed_on: within(assessedAfter) },
		...{ service_level: level, service_type: type, delivery: rest.delivery, phase: rest.phase },
		...{ diagnosis_group: rest.diagnosis, professions: rest.professions, main_instrument: rest.main },
		no_goals: noGoals,
		measurements: rest.measurements.map((row) => valued(row, row.value)),
		goals: goals.map((goal, at) => ({ position: at + 1, text: 'Gå', start_level: -1, ...goal })),
		problems: [],
		work: rest.work.map(({ weeks, ...row }) => ({
			...valued(row, row.state),
			weeks_without_benefit: row.timepoint === 'm12' ? weeks : null,
		})),
		followups: rest.followups.map(({ after, ...row }) => ({
			...row,
			done_on: dayAfter(start + lasted + after),
			mode: 'phone',
		})),
		satisfaction: rest.satisfaction.map((row) => valued(row, row.level)),
		services: rest.services,
	};
}

const savedCourse = z.object({ id: z.string() });

/** A registry and what is known of its courses; every change answers whether there was something to change. */
export class Changing {
	readonly #backend: Backend;
	#courses: Known[] = [];
	#batches: { id: string; unit: Unit }[] = [];
	#day = firstMaturing;

	constructor(backend: Backend) {
		this.#backend = backend;
	}

	async reset(): Promise<void> {
		[this.#courses, this.#batches, this.#day] = [[], [], firstMaturing];
		const day = `update private.maturing set day = '${dayAfter(firstMaturing)}';`;
		await ownerOf(this.#backend).run(`${empty} ${day} ${setUp}`);
	}

	/** @returns whether it was done: false where there is nothing to do it to, or where a rule of the registry refuses */
	async perform(change: Change): Promise<boolean> {
		try {
			return await this.#perform(change);
		} catch (error) {
			if (error instanceof DatabaseError && /^(PT4|23514)/.test(error.code)) return false;
			throw error;
		}
	}

	#perform(change: Change): Promise<boolean> {
		switch (change.do) {
			case 'save':
				return this.#save(change);
			case 'import':
				return this.#import(change);
			case 'undo':
				return this.#undo(change);
			case 'mature':
				return this.#mature(change);
		}
		const course = this.#courses[change.course % Math.max(1, this.#courses.length)];
		if (!course) return Promise.resolve(false);
		switch (change.do) {
			case 'edit':
				return this.#write(course, { ...change.changed }, change.person ?? course.person);
			case 'complete':
				return this.#write(course, {}, course.person, 'completed');
			case 'withdraw':
				return this.#call(course, 'withdraw_course', { p_course: course.id, p_reason: 'Feil' });
			case 'restore':
				return this.#call(course, 'restore_course', { p_course: course.id });
			case 'correct':
				return this.#correct(course, change.person);
			case 'erase':
				return this.#erase(course);
			case 'call':
				return this.#contact(course, change);
			case 'link':
				return this.#answerLink(course, change.answers);
		}
	}

	#as(unit: Unit): Promise<Database> {
		return clientOf(this.#backend, workerOf[unit]);
	}

	async #call({ unit }: Known, name: string, given: Record<string, unknown>): Promise<boolean> {
		await done((await this.#as(unit)).rpc(name, given));
		return true;
	}

	async #row<T extends z.ZodType>(schema: T, sql: string, given: unknown[]): Promise<z.infer<T>> {
		return schema.parse((await ownerOf(this.#backend).query(sql, given))[0]);
	}

	async #save({ unit, person, status, content }: Changes<'save'>): Promise<boolean> {
		const course = { ...courseOf(content), unit_id: unit, status, person: personOf(person) };
		const { id } = await answer(savedCourse, (await this.#as(unit)).rpc('save_course', { p_course: course }));
		this.#courses.push({ id, unit, person, content });
		return true;
	}

	async #write(course: Known, changed: Partial<Content>, person: Person, status?: string): Promise<boolean> {
		const content = { ...course.content, ...changed };
		const there = await this.#row(
			z.object({ version: z.number(), status: z.string() }),
			'select version, status from course where id = $1',
			[course.id],
		);
		const whole = { ...there, ...(status ? { status } : {}), ...courseOf(content), person: personOf(person) };
		await this.#call(course, 'save_course', { p_course: { ...whole, id: course.id, reason: 'Feil' } });
		Object.assign(course, { content, person });
		return true;
	}

	/** What a support case ends in: nobody corrects an identified person in the application. */
	async #correct({ id }: Known, { birth_date, sex }: Person): Promise<boolean> {
		await ownerOf(this.#backend).query(
			'update person set birth_date = $2, sex = $3 where id = (select person_id from course where id = $1)',
			[id, birth_date, sex],
		);
		return true;
	}

	async #erase(course: Known): Promise<boolean> {
		const target = await this.#row(
			z.object({ hmac: z.string().nullable(), number: z.number(), ids: z.array(z.string()) }),
			`select i.national_id_hmac as hmac, c.local_number as number,
				(select array_agg(o.id) from course o where o.id = c.id or o.person_id = c.person_id) as ids
			from course c left join person_identity i on i.person_id = c.person_id where c.id = $1`,
			[course.id],
		);
		const whom = { p_national_id_hmac: target.hmac, p_unit: course.unit, p_number: target.number };
		const how = { p_courses: target.ids.length, p_reason: 'Sak 1', p_reserve: false };
		await done((await clientOf(this.#backend, 'coordinator')).rpc('erase_person', { ...whom, ...how }));
		this.#courses = this.#courses.filter(({ id }) => !target.ids.includes(id));
		return true;
	}

	async #import({ unit, courses }: Changes<'import'>): Promise<boolean> {
		const rows = courses.map(({ person, status, content }) => ({
			...courseOf(content),
			status,
			person: personOf(person),
		}));
		const importer = { backend: this.#backend, account: ids[workerOf[unit]] };
		const batch = await addChecked(importer, unit, rows);
		const added = await ownerOf(this.#backend).query<{ id: string; local_id: string }>(
			'select id, local_id from course where local_id like $1',
			[`${batch.slice(0, 8)}-%`],
		);
		for (const { id, local_id } of added) {
			const row = courses[Number(local_id.split('-')[1])];
			if (row) this.#courses.push({ id, unit, person: row.person, content: row.content });
		}
		this.#batches.push({ id: batch, unit });
		return added.length === courses.length;
	}

	async #undo({ batch }: Changes<'undo'>): Promise<boolean> {
		const found = this.#batches[batch % Math.max(1, this.#batches.length)];
		if (!found) return false;
		await done((await this.#as(found.unit)).rpc('undo_import', { p_batch: found.id }));
		await work(this.#backend);
		this.#batches = this.#batches.filter(({ id }) => id !== found.id);
		const left = await ownerOf(this.#backend).query<{ id: string }>('select id from course');
		this.#courses = this.#courses.filter(({ id }) => left.some((row) => row.id === id));
		return true;
	}

	async #contact(course: Known, change: Changes<'call'>): Promise<boolean> {
		const { start, lasted } = course.content;
		const answers = change.result === 'answered' ? change.answers : {};
		const done_on = dayAfter(start + lasted + change.after);
		return this.#call(course, 'record_followup', {
			...{ p_course: course.id, p_timepoint: change.timepoint },
			p: { done_on, mode: 'phone', result: change.result, ...answers },
		});
	}

	/** The link is made by the owner: the courses ended too long ago for the unit to make one. */
	async #answerLink(course: Known, given: Changes<'link'>['answers']): Promise<boolean> {
		const token = randomUUID();
		await ownerOf(this.#backend).query(
			`insert into followup_link (course_id, token_hash, expires_at) values ($1, $2, now() + interval '1 day')`,
			[course.id, sha256(token)],
		);
		const call = this.#backend
			.anonymous()
			.rpc('answer_followup_link', { p_token_hash: sha256(token), p_answer: given });
		return answer(z.boolean(), call);
	}

	async #mature({ days }: Changes<'mature'>): Promise<boolean> {
		this.#day += days;
		const p_today = dayAfter(this.#day);
		await done(this.#backend.service().rpc('mature_facts', { p_today }));
		return true;
	}
}
