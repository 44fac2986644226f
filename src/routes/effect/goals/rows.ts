/** Goals by level and by area, with the words that stand beside them. */
import { icfAreas, goalLevels } from '$lib/domain/codes';
import { formatNumber, formatPercent } from '$lib/domain/format';
import { countText, formatLimits } from '$lib/domain/indicatorsValue';
import { goalLevelLabel, icfAreaLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';
import { wilsonInterval } from '$lib/stats/wilsonInterval';

function levelName(level: number): string {
	const known = goalLevels.find((one) => one === level);
	return known === undefined ? String(level) : goalLevelLabel(known);
}

/** One level, or those that were joined because few had them. */
export function levelLabel({ low, high }: { low: number; high: number }): string {
	return low === high ? levelName(low) : m.effect_goal_to({ low: levelName(low), high: levelName(high) });
}

export function areaLabel(area: string): string {
	const known = icfAreas.find((one) => one === area);
	if (known) return icfAreaLabel(known);
	return area === 'none' ? m.effect_area_none() : m.effect_area_other();
}

export function levelRows(levels: readonly { low: number; high: number; goals: number }[], goals: number) {
	return [...levels].reverse().map((level) => {
		const [name, share] = [levelLabel(level), level.goals / goals];
		const count = countText(level.goals, goals);
		return {
			...{ id: String(level.low), name, share, interval: null, strong: level.low >= 0 },
			value: m.effect_goals_area_value({ share: formatPercent(share), count }),
			reading: m.effect_goals_reading({ level: name, share: formatPercent(share), count }),
		};
	});
}

interface Area {
	area: string;
	n: number;
	goals: number;
	attained: number;
}

export function areaRows(areas: readonly Area[]) {
	return areas.map(({ area, n, goals, attained }) => {
		const { estimate, lower, upper } = wilsonInterval(attained, goals);
		const [name, count, share] = [areaLabel(area), countText(attained, goals), formatPercent(estimate)];
		return {
			...{ id: area, name, share: estimate, interval: { lower, upper } },
			value: m.effect_goals_area_value({ share, count }),
			reading: m.effect_goals_area_reading({
				...{ area: name, share, count, patients: formatNumber(n) },
				interval: m.ci_95({ interval: formatLimits('share', { lower, upper }) }),
			}),
		};
	});
}
