/** All units of a share with the case mix taken out, against what chance lets units of their size be. */
import { funnelLimits } from '../../stats/funnelLimits.ts';
import { judgeUnits, valueOf, withVariance, type CaseMixModel } from '../caseMix/index.ts';
import { fewestJudged } from '../caseMix/judgeUnits.ts';
import { funnelSizes, type FunnelStep, type FunnelUnit, type UnitFunnel } from './unitFunnel.ts';

export interface AdjustedUnit extends FunnelUnit {
	/** Courses that were expected to meet it, by the case mix model. */
	expected: number;
}

/** Limits of a unit of n courses with the nation's case mix: a log ratio has the standard error √((1 − p)/(n·p)). */
function stepOf(national: number, tau2: number, n: number): FunnelStep {
	const spread = Math.sqrt((1 - national) / (n * national) + tau2);
	return { n, ...funnelLimits(spread, (distance) => valueOf('proportion', Math.exp(distance), national)) };
}

/**
 * The funnel of adjusted shares. Each unit is judged against limits of its own, by what was expected of its courses; the
 * limits that are drawn are those of a unit with the nation's case mix.
 *
 * Source: see judgeUnits.
 *
 * @param model of shares, that the units were expected by
 * @returns null for fewer than three units, or a nation where all or none met it
 */
export function adjustedFunnel(model: CaseMixModel, units: readonly AdjustedUnit[]): UnitFunnel | null {
	const { national } = model.fit;
	const judged = units.filter(({ n, expected }) => n >= fewestJudged && expected > 0 && expected < n);
	if (judged.length < 3 || national <= 0 || national >= 1) return null;
	const places = new Map(
		judged.map(({ id, n, met, expected }) => [id, withVariance(model, { n, observed: met, expected })]),
	);
	const { phi, tau2, overdispersed, units: judgements } = judgeUnits(model, places);
	const counts = judged.map(({ n }) => n);
	const at = funnelSizes(Math.min(...counts), Math.max(...counts));
	return {
		...{ target: national, phi, overdispersed },
		limits: at.map((n) => stepOf(national, tau2, n)),
		chance: overdispersed ? at.map((n) => stepOf(national, 0, n)) : null,
		units: judged.map(({ expected, ...unit }) => ({
			...unit,
			value: valueOf('proportion', unit.met / expected, national),
			flag: judgements.get(unit.id)?.flag ?? 'within',
		})),
	};
}
