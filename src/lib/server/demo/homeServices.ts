import { supportNeeds, type SupportNeed } from '../../domain/codes.ts';
import type { Services } from '../../domain/course/services.ts';
import type { CoursePlan } from './plan.ts';
import type { Random } from './random.ts';
import type { ServiceProfile } from './serviceProfile.ts';
import { shifted } from './unitContext.ts';

type HomeServices = Pick<Services, 'hours_start' | 'hours_end' | 'need_start' | 'need_end'>;

/** Hours a week at each step of need, in the middle. */
const usualHours: Record<Exclude<SupportNeed, 'none'>, number> = { limited: 1.5, moderate: 5, extensive: 13 };

/** What somebody has of home services before the course and after it. */
export function homeServices(
	plan: CoursePlan,
	home: NonNullable<ServiceProfile['home']>,
	random: Random,
): HomeServices {
	const before = random.weighted(home.needAtStart);
	const hours = hoursOf(before, random);
	const shift = plan.unit.traits.independence + 0.5 * plan.progress;
	const after = random.chance(shifted(home.noneAfter[before], shift)) ? 'none' : stillNeeded(before, random);
	// Where the step stays, the hours follow what there was before.
	const kept = after === before && hours > 0 ? halfHours(hours * random.logNormal(0.92, 0.2)) : null;
	return {
		need_start: before,
		hours_start: hours,
		need_end: after,
		hours_end: kept ?? hoursOf(after, random),
	};
}

/** Most keep the step they had; some come one step down or up. */
function stillNeeded(before: SupportNeed, random: Random): SupportNeed {
	const step = supportNeeds.indexOf(before) + Number(random.weighted({ '-1': 30, '0': 56, '1': 14 }));
	return supportNeeds[Math.min(supportNeeds.length - 1, Math.max(1, step))] ?? before;
}

function hoursOf(need: SupportNeed, random: Random): number {
	return need === 'none' ? 0 : halfHours(random.logNormal(usualHours[need], 0.45));
}

function halfHours(hours: number): number {
	return Math.min(60, Math.max(0.5, Math.round(hours * 2) / 2));
}
