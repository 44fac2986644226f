import type { Delivery, LivingSituation, Offer } from '../../domain/codes.ts';
import type { Services } from '../../domain/course/services.ts';
import { isoDate } from './days.ts';
import { homeServices } from './homeServices.ts';
import type { Random } from './random.ts';
import type { Registered } from './registered.ts';
import type { ServicesRow } from './rows.ts';
import type { ServiceProfile } from './serviceProfile.ts';
import { shifted } from './unitContext.ts';

const unsaid: Services = {
	hours_start: null,
	hours_end: null,
	need_start: null,
	need_end: null,
	living_start: null,
	living_end: null,
	applied_for_services: null,
	assessed_before_decision: null,
	individual_plan: null,
	coordinator: null,
	kin_involved: null,
	early_notice: null,
	early_notice_on: null,
	report_ready: null,
	contacts: null,
};

/** Services around a course, as far as its unit writes them; null where nobody did. */
export function courseServices(course: Registered, delivery: Delivery): ServicesRow | null {
	const { start, plan, status } = course;
	if (start === null || status === 'withdrawn') return null;
	const random = plan.random.stream('services');
	if (!random.chance(status === 'completed' ? shifted(0.94, 0.5 * plan.unit.traits.paired) : 0.5))
		return null;
	const { home, living, handover } = plan.unit.spec.profile.services;
	const stays = delivery === 'inpatient';
	const said: Services = {
		...unsaid,
		...(home && homeServices(plan, home, random.stream('home'))),
		...(home && decision(course, home, random.stream('decision'))),
		// Where people live is no question to those who come for the day.
		...(living && (home || stays) && housing(course, living, random.stream('living'))),
		...(handover && stays && handedOver(course, start, handover, random.stream('handover'))),
		...coordination(course, random.stream('coordination')),
		contacts: contacts(course, delivery, random.stream('contacts')),
	};
	if (said.living_end === 'nursing_home')
		Object.assign(said, { need_end: home && 'extensive', hours_end: null });
	return { course_id: course.id, ...withGaps(said, endIsKnown(course), random.stream('gaps')) };
}

function endIsKnown({ end, plan }: Registered): boolean {
	return end !== null && plan.person.diedOn > end;
}

function decision(
	{ plan }: Registered,
	{ applied, assessed }: NonNullable<ServiceProfile['home']>,
	random: Random,
): Pick<Services, 'applied_for_services' | 'assessed_before_decision'> {
	if (!random.chance(applied)) {
		const answer = random.chance(0.8) ? 'no' : 'not_relevant';
		return { applied_for_services: answer, assessed_before_decision: 'not_relevant' };
	}
	const first = random.chance(shifted(assessed, plan.unit.traits.assessed));
	return { applied_for_services: 'yes', assessed_before_decision: first ? 'yes' : 'no' };
}

function housing(
	{ plan }: Registered,
	living: NonNullable<ServiceProfile['living']>,
	random: Random,
): Pick<Services, 'living_start' | 'living_end'> {
	const before = random.weighted(living.start);
	const shift = 0.4 * plan.progress + 0.4 * plan.ability + 0.5 * plan.unit.traits.independence;
	const home = before !== 'sheltered_housing' && random.chance(shifted(living.homeAfter, shift));
	const after: LivingSituation =
		before === 'sheltered_housing' ? before : home ? 'home' : random.weighted(living.otherwise);
	return { living_start: before, living_end: after };
}

function handedOver(
	{ plan }: Registered,
	start: number,
	{ relevant, notice, report }: NonNullable<ServiceProfile['handover']>,
	random: Random,
): Pick<Services, 'early_notice' | 'early_notice_on' | 'report_ready'> {
	const { handover } = plan.unit.traits;
	const sentOn =
		start + (random.chance(shifted(0.97, handover)) ? random.integer(0, 3) : random.integer(4, 9));
	const sent = random.chance(shifted(notice, handover)) && sentOn <= Math.min(plan.end, plan.unit.today);
	const isRelevant = random.chance(relevant);
	return {
		early_notice: isRelevant ? (sent ? 'yes' : 'no') : 'not_relevant',
		early_notice_on: isRelevant && sent ? isoDate(sentOn) : null,
		report_ready: random.chance(0.02)
			? 'not_relevant'
			: random.chance(shifted(report, handover))
				? 'yes'
				: 'no',
	};
}

function coordination(
	{ plan }: Registered,
	random: Random,
): Pick<Services, 'individual_plan' | 'coordinator' | 'kin_involved'> {
	const { complex, kinInvolved } = plan.unit.spec.profile.services;
	const needed = random.chance(complex.share);
	const offer = (chance: number): Offer => {
		if (!needed) return 'not_relevant';
		if (!random.chance(shifted(chance, plan.unit.traits.coordination))) return 'not_offered';
		return random.chance(0.78) ? 'accepted' : 'declined';
	};
	return {
		individual_plan: offer(complex.plan),
		coordinator: offer(complex.coordinator),
		kin_involved: random.weighted(kinInvolved),
	};
}

function contacts({ plan, start, end }: Registered, delivery: Delivery, random: Random): number | null {
	const perWeek = plan.unit.spec.profile.services.contactsPerWeek[delivery];
	if (perWeek === undefined || start === null || end === null) return null;
	const usual = (perWeek * (end - start) * Math.exp(plan.unit.traits.intensity)) / 7;
	return Math.max(1, Math.round(random.logNormal(usual, 0.28)));
}

const knownAtEnd = [
	'hours_end',
	'need_end',
	'living_end',
	'applied_for_services',
	'assessed_before_decision',
	'report_ready',
] as const;

/** Fields that nobody filled in, and those of the end where there was none to write of. */
function withGaps(said: Services, ended: boolean, random: Random): Services {
	const row: Record<string, unknown> = { ...said };
	for (const field of Object.keys(said)) if (random.chance(0.03)) row[field] = null;
	if (!ended) for (const field of knownAtEnd) row[field] = null;
	if (row.early_notice === null) row.early_notice_on = null;
	return row as Services;
}
