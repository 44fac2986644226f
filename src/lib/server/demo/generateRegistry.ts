import { isoDate } from './days.ts';
import { followUp } from './followups.ts';
import { firstDays } from './firstDays.ts';
import { setGoals } from './goals.ts';
import { measure } from './measurements.ts';
import { municipalUnits } from './municipalUnits.ts';
import { demoAccounts } from './accounts.ts';
import { demoMemberships, demoUnit, projectAt, projectVariables } from './people.ts';
import { planCourses } from './planCourses.ts';
import { Random } from './random.ts';
import { courseRow, register, type Registered } from './registered.ts';
import { reportedCounts } from './reportedCounts.ts';
import type { DemoRegistry } from './rows.ts';
import { askSatisfaction } from './satisfaction.ts';
import { courseServices } from './services.ts';
import { institutions, specialisedUnits } from './specialisedUnits.ts';
import {
	institutionId,
	municipalityId,
	ownerId,
	unitContext,
	unitId,
	type UnitContext,
} from './unitContext.ts';
import type { UnitSpec } from './unitSpec.ts';
import { drawWork, workStates } from './work.ts';

export interface DemoSize {
	seed: number;
	courses: number;
	/** ISO date; the six years end here. */
	today: string;
}

const specs: readonly UnitSpec[] = [...municipalUnits, ...specialisedUnits];

/** A whole synthetic registry: the same arguments give the same rows. */
export function generateRegistry({ seed, courses, today }: DemoSize): DemoRegistry {
	if (!(Number.isInteger(courses) && courses >= 0)) {
		throw new RangeError(`courses must be a whole number from 0, got ${courses}`);
	}
	const random = new Random(`registry ${seed}`);
	const units = specs.map((spec) => unitContext(spec, nearest(spec), today, random));
	const registered = planCourses(units, courses).map(register);
	const registry: DemoRegistry = {
		organisations: institutions.map(({ slug, name, parent }) => ({
			id: institutionId(slug),
			kind: 'institution',
			name,
			parent_id: parent,
		})),
		units: units.map(unitRow),
		unitMunicipalities: specs.flatMap(({ slug, serves = [] }) =>
			serves.map((number) => ({ unit_id: unitId(slug), municipality_id: municipalityId(number) })),
		),
		accounts: Object.values(demoAccounts),
		memberships: [...demoMemberships],
		projects: [projectAt(today)],
		projectVariables: [...projectVariables],
		persons: personsOf(registered),
		courses: [],
		measurements: [],
		goals: [],
		problems: [],
		services: [],
		work: [],
		followups: [],
		satisfaction: [],
		reportedCounts: [],
	};
	for (const course of registered) addCourse(registry, course);
	registry.reportedCounts.push(...reportedCounts(units, registry.courses));
	return registry;
}

function nearest(spec: UnitSpec): string {
	return institutions.find(({ slug }) => slug === spec.owner)?.near ?? spec.owner;
}

function unitRow({ spec, id }: UnitContext): DemoRegistry['units'][number] {
	return {
		id,
		name: spec.name,
		organisation_id: ownerId(spec),
		service_level: spec.level,
		service_type: spec.type ?? null,
		main_instrument: spec.instruments[0],
		instruments: [...spec.instruments],
	};
}

function personsOf(registered: readonly Registered[]): DemoRegistry['persons'] {
	const persons = registered.map(({ plan: { person } }) => person);
	const unique = new Map(persons.map(({ id, birth, sex }) => [id, { id, birth_date: isoDate(birth), sex }]));
	return [...unique.values()];
}

function addCourse(registry: DemoRegistry, course: Registered): void {
	const { goals, noGoals } = setGoals(course);
	const { story, noWork } = drawWork(course);
	const followups = followUp(course, story);
	const { measurements, problems } = measure(course, followups);
	const account = course.plan.unit.id === demoUnit ? demoAccounts.clinician.id : null;
	const row = courseRow(course, account, { no_goals: noGoals, no_work: noWork });
	const days = firstDays(course, goals, measurements, row.delivery === 'inpatient');
	const services = courseServices(course, row.delivery);
	registry.courses.push({ ...row, ...days });
	registry.measurements.push(...measurements);
	registry.goals.push(...goals);
	registry.problems.push(...problems);
	if (services) registry.services.push(services);
	registry.work.push(...workStates(course, story, followups));
	registry.followups.push(...followups);
	registry.satisfaction.push(...askSatisfaction(course));
}
