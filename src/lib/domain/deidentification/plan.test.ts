import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladderOf, ladders } from './ladders.ts';
import { patternTable, trailTable, type Population, type Trail } from './patterns.ts';
import { personsPerClass, planRelease, type Demands, type Plan } from './plan.ts';

const quasi = ['sex', 'age_band', 'diagnosis_group'] as const;
const domains = {
	sex: ['female', 'male'],
	age_band: ['18-24', '25-29', '40-44', '60-64', '65-69', '80-84'],
	diagnosis_group: ['stroke', 'brain_injury', 'heart', 'lung', 'pain'],
};

interface Course {
	person: number;
	quasi: readonly string[];
	/** 1 to 3. */
	sensitive: number;
}

/** The courses as the database gives them: by pattern, and by who has several. */
function populationOf(courses: readonly Course[]): Population {
	const ids = new Map<string, number>();
	for (const { quasi: values } of courses) ids.set(values.join(), ids.get(values.join()) ?? ids.size + 1);
	const idOf = (course: Course) => ids.get(course.quasi.join()) ?? 0;
	const persons = Map.groupBy(courses, ({ person }) => person);
	const table = patternTable(quasi, ids.size);
	for (const [key, id] of ids) {
		const own = courses.filter((course) => idOf(course) === id);
		const owners = [...persons.values()];
		table.add({
			...{ id, quasi: key.split(','), rows: own.length },
			singles: owners.filter((of) => of.length === 1 && of[0] && idOf(of[0]) === id).length,
			registry: owners.filter(([first]) => first && idOf(first) === id).length,
			sensitive: [own.reduce((mask, { sensitive }) => mask | (1 << sensitive), 0)],
		});
	}
	const trails = new Map<string, Trail>();
	for (const own of persons.values()) {
		if (own.length === 1) continue;
		const patterns = own.map(idOf).sort((a, b) => a - b);
		const known = trails.get(patterns.join());
		const id = known?.id ?? trails.size + 1;
		trails.set(patterns.join(), {
			id,
			past: null,
			pastPersons: 0,
			patterns,
			persons: (known?.persons ?? 0) + 1,
		});
	}
	const trailsOf = trailTable();
	for (const trail of trails.values()) trailsOf.add(trail);
	return { quasi, patterns: table.table(), trails: trailsOf.table() };
}

/** Most are alike: only then is there a file, with some in it who stand out. */
const mostly = <T>(first: T, rest: readonly T[]) =>
	fc.oneof({ weight: 12, arbitrary: fc.constant(first) }, { weight: 1, arbitrary: fc.constantFrom(...rest) });
const courseOf = fc.record({
	sex: fc.constantFrom(...domains.sex),
	age: mostly('60-64', domains.age_band),
	diagnosis: mostly('stroke', domains.diagnosis_group),
	sensitive: fc.integer({ min: 1, max: 3 }),
});
const registry = fc
	.array(fc.array(courseOf, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 160, size: 'max' })
	.map((persons) =>
		persons.flatMap((courses, person): Course[] =>
			courses.map(({ sex, age, diagnosis, sensitive }) => ({
				...{ person, quasi: [sex, age, diagnosis], sensitive },
			})),
		),
	);

/** What stands in the file of each course; null: it is not in it. Read from the plan alone, as who draws the file does. */
function fileOf(courses: readonly Course[], population: Population, { placed }: Plan) {
	const patterns = [...population.patterns.ids.keys()].map((place) =>
		population.patterns.codes.map((codes, at) => population.patterns.values[at]?.[codes[place] ?? 0]).join(),
	);
	return courses.map((course) => {
		const number = placed.classOf[patterns.indexOf(course.quasi.join())] ?? -1;
		return number < 0 ? null : (placed.classes[number] ?? []);
	});
}

async function planOf(courses: readonly Course[], demands: Demands) {
	const population = populationOf(courses);
	const planned = await planRelease(population, demands);
	if (planned.refused) return { refusal: planned.refusal, file: [], plan: null, population };
	const { plan } = planned;
	return { refusal: null, file: fileOf(courses, population, plan), plan, population };
}

const demands = fc.record({
	k: fc.integer({ min: 2, max: 7 }),
	l: fc.integer({ min: 1, max: 3 }),
	ceiling: fc.constantFrom(0.5, 0.2, 0.09),
	linked: fc.boolean(),
});

describe('a file', () => {
	it('shows nobody in a smaller company than asked for, whoever is in it', async () => {
		await fc.assert(
			fc.asyncProperty(registry, demands, async (courses, asked) => {
				const { file, plan } = await planOf(courses, asked);
				if (!plan) return;
				const k = Math.max(asked.k, Math.ceil(1 / asked.ceiling));
				const classes = Map.groupBy(
					courses.map((course, at) => ({ ...course, shown: file[at] })).filter(({ shown }) => shown),
					({ shown }) => JSON.stringify(shown),
				);
				for (const [shown, members] of classes) {
					expect(new Set(members.map(({ person }) => person)).size, shown).toBeGreaterThanOrEqual(k);
					expect(new Set(members.map(({ sensitive }) => sensitive)).size, shown).toBeGreaterThanOrEqual(
						asked.l,
					);
				}
				const smallest = [...classes.values()].map(
					(members) => new Set(members.map((one) => one.person)).size,
				);
				if (smallest.length > 0) expect(plan.after.smallest).toBe(Math.min(...smallest));
			}),
			{ numRuns: 150 },
		);
	});

	it('says what was registered, coarser or not at all, and counts what it leaves out', async () => {
		await fc.assert(
			fc.asyncProperty(registry, demands, async (courses, asked) => {
				const { file, plan } = await planOf(courses, asked);
				if (!plan) return;
				file.forEach((shown, at) =>
					shown?.forEach((value, place) => {
						const rung = ladderOf(quasi[place] ?? '').rungs[plan.levels[place]?.rung ?? 0];
						const coarse = rung?.of(courses[at]?.quasi[place] ?? '') ?? null;
						// Suppressed, not in the file, or exactly the rung's value.
						expect([null, '', coarse]).toContain(value);
					}),
				);
				const left = file.filter((shown) => shown === null).length;
				expect(plan.rows).toMatchObject({
					...{ population: courses.length, released: courses.length - left, leftOut: left },
				});
				expect(left + plan.rows.suppressed).toBeLessThanOrEqual(0.1 * courses.length + 1e-9);
			}),
			{ numRuns: 100 },
		);
	});

	it('links nobody whose courses together stand out', async () => {
		await fc.assert(
			fc.asyncProperty(registry, demands, async (courses, asked) => {
				const { file, plan, population } = await planOf(courses, { ...asked, linked: true });
				if (!plan) return;
				const k = personsPerClass(asked);
				const { starts, patterns: trailed } = population.trails;
				const trailOf = new Map(
					population.trails.ids
						.entries()
						.map(([at, id]) => [trailed.subarray(starts[at], starts[at + 1]).join(), id]),
				);
				const ids = new Map(population.patterns.ids.entries().map(([place, id]) => [id, place]));
				const text = (id: number) =>
					population.patterns.codes
						.map((codes, at) => population.patterns.values[at]?.[codes[ids.get(id) ?? 0] ?? 0])
						.join();
				const nameOf = new Map(population.patterns.ids.values().map((id) => [text(id), id]));
				const together: string[] = [];
				for (const own of Map.groupBy(courses.keys(), (at) => courses[at]?.person).values()) {
					const patterns = own
						.map((at) => nameOf.get(courses[at]?.quasi.join() ?? '') ?? 0)
						.sort((a, b) => a - b);
					if (plan.unlinked.ids.includes(trailOf.get(patterns.join()) ?? -1)) continue;
					const shown = own.flatMap((at) => (file[at] ? [JSON.stringify(file[at])] : []));
					if (shown.length > 1) together.push(shown.sort().join(' '));
				}
				for (const same of Map.groupBy(together, (one) => one).values())
					expect(same.length).toBeGreaterThanOrEqual(k);
			}),
			{ numRuns: 100 },
		);
	});

	it('is refused where there are too few persons, however many courses they have', async () => {
		const courses = Array.from({ length: 30 }, (_, at): Course => ({
			...{ person: at % 9, quasi: ['female', '60-64', 'stroke'], sensitive: 1 },
		}));
		const { refusal } = await planOf(courses, { k: 5, l: 1, ceiling: 0.2, linked: true });
		expect(refusal).toEqual({ reason: 'too_few_persons', persons: 9, needed: 10 });
	});

	it('keeps the rungs of the first release, and lets a course without company wait', async () => {
		const same = (count: number, from: number, age: string): Course[] =>
			Array.from({ length: count }, (_, at) => ({
				...{ person: from + at, quasi: ['male', age, 'heart'], sensitive: 1 },
			}));
		const courses = [...same(6, 0, '60-64'), ...same(1, 6, '18-24')];
		const levels = { sex: 0, age_band: 0, diagnosis_group: 0 };
		const { file, plan } = await planOf(courses, { k: 5, l: 1, ceiling: 0.2, linked: false, levels });
		expect(plan?.levels.map(({ rung }) => rung)).toEqual([0, 0, 0]);
		expect(file.slice(0, 6)).toEqual(Array(6).fill(['male', '60-64', 'heart']));
		expect(file[6]).toBeNull();
	});
});

describe('the risk of a file', () => {
	it('is one of the class, one of all who fit, and what a guess at everybody would hit', async () => {
		// Twenty women in the file, of thirty in the registry; ten men, of ten.
		const table = patternTable(['sex'], 2);
		table.add({ id: 1, quasi: ['female'], rows: 20, singles: 20, registry: 30, sensitive: [] });
		table.add({ id: 2, quasi: ['male'], rows: 10, singles: 10, registry: 10, sensitive: [] });
		const population = { quasi: ['sex'], patterns: table.table(), trails: trailTable().table() };
		const planned = await planRelease(population, { k: 5, l: 1, ceiling: 0.2, linked: false });
		if (planned.refused) throw new Error(planned.refusal.reason);
		expect(planned.plan.after).toEqual({
			...{ smallest: 10, uniques: 0, classes: 2 },
			prosecutor: { highest: 1 / 10, mean: 2 / 30 },
			journalist: 1 / 10,
			marketer: (20 / 30 + 10 / 10) / 30,
		});
	});

	it('asks for as many persons as the ceiling needs', () => {
		expect(personsPerClass({ k: 5, ceiling: 0.2 })).toBe(5);
		expect(personsPerClass({ k: 5, ceiling: 0.09 })).toBe(12);
		expect(personsPerClass({ k: 5, ceiling: 0.05 })).toBe(20);
		expect(() => personsPerClass({ k: 1, ceiling: 0.2 })).toThrow(RangeError);
		expect(() => personsPerClass({ k: 5, ceiling: 0 })).toThrow(RangeError);
	});
});

describe('ladders', () => {
	const values: Record<string, string[]> = {
		...domains,
		year: ['2020', '2021', '2022', '2023'],
		quarter: ['2020-1', '2020-4', '2021-2', '2022-3'],
		centrality: ['1', '2', '3', '4', '5', '6'],
		delivery: ['inpatient', 'day', 'home', 'digital'],
		service_level: ['1', '3', '5.1', '5.2'],
		service_type: ['primary_complex', 'day', 'none'],
		phase: ['early', 'late'],
	};

	it.each(Object.keys(values))('of %s never tell apart what they told together', (name) => {
		const { rungs } = ladderOf(name);
		const own = values[name] ?? [];
		for (const a of own)
			for (const b of own)
				rungs.slice(1).forEach((rung, at) => {
					if (rungs[at]?.of(a) === rungs[at]?.of(b)) expect(rung.of(a), `${a} ${b}`).toBe(rung.of(b));
				});
	});

	it.each(Object.keys(ladders))('of %s end in nothing, or say that they do not know the value', (name) => {
		const { rungs } = ladderOf(name);
		expect(rungs.at(-1)?.of('anything')).toBeNull();
	});

	it('refuse a value that they do not know', () => {
		expect(() => ladderOf('diagnosis_group').rungs[1]?.of('unheard of')).toThrow(RangeError);
		expect(() => ladderOf('name')).toThrow(RangeError);
	});
});
