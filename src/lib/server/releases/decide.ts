/** The decision about a draw: the same for a report that a coordinator asks for and for a release. */
import {
	planRelease,
	type Coding,
	type DisclosureReport,
	type Plan,
	type Refusal,
} from '../../domain/deidentification/index.ts';
import { variablesOf } from '../../domain/exportVariables/index.ts';
import { done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { decideCoding } from './coding.ts';
import { collect } from './collect.ts';
import type { Definition } from './jobs.ts';
import { readPopulation, sensitiveValues } from './population.ts';
import { measureUtility } from './utility.ts';

const perCall = 5000;

async function store(
	service: Database,
	draw: string,
	{ placed, unlinked }: Plan,
	ids: Int32Array,
): Promise<void> {
	const call = (p: object) => done(service.rpc('store_draw', { p_draw: draw, p }));
	const classes = placed.classes.map((values, at) => [at, values] as const);
	for (let at = 0; at < classes.length; at += perCall) {
		await call({ classes: classes.slice(at, at + perCall), patterns: [], unlinked: [] });
	}
	for (let at = 0; at < ids.length; at += perCall) {
		const part = Array.from(ids.subarray(at, at + perCall));
		const patterns = part.map((id, place) => [id, placed.classOf[at + place] ?? -1]);
		await call({ classes: [], patterns, unlinked: [] });
	}
	for (let at = 0; at < unlinked.ids.length; at += perCall) {
		await call({ classes: [], patterns: [], unlinked: unlinked.ids.slice(at, at + perCall) });
	}
}

export type Decided =
	{ refused: false; report: DisclosureReport; coding: Coding } | { refused: true; refusal: Refusal };

/**
 * Prepares a draw in the database and decides about it.
 *
 * @param draw the release, or the project where only the report is wanted
 */
export async function decide(
	service: Database,
	draw: string,
	definition: Definition,
	tell: (step: 'population' | 'protecting') => Promise<void> = async () => {},
): Promise<Decided> {
	const variables = variablesOf(definition.variables);
	await tell('population');
	const { population, given } = await readPopulation(
		service,
		draw,
		definition.project,
		definition.l > 1 ? sensitiveValues(variables) : {},
	);
	await tell('protecting');
	collect();
	const planned = await planRelease(population, {
		k: definition.k,
		l: definition.l,
		ceiling: definition.risk_ceiling,
		linked: definition.variables.includes('person_key'),
		...(definition.levels
			? { levels: Object.fromEntries(definition.levels.map(({ name, rung }) => [name, rung])) }
			: {}),
	});
	if (planned.refused) return planned;
	const { plan } = planned;
	collect();
	await store(service, draw, plan, population.patterns.ids);
	const coding = definition.coding ?? (await decideCoding(service, draw, variables, plan.k));
	const { levels, loss, searched, rows, persons, before, after, unlinked, suppressedShares, k } = plan;
	return {
		refused: false,
		coding,
		report: {
			k,
			l: definition.l,
			ceiling: definition.risk_ceiling,
			levels,
			searched,
			loss,
			rows,
			persons,
			before,
			after,
			unlinkedPersons: unlinked.persons,
			given,
			left: 0,
			coding,
			suppressedShares,
			utility: await measureUtility(service, draw, variables, coding, k),
		},
	};
}
