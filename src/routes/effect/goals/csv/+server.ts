import { m } from '$lib/paraglide/messages.js';
import { effectGoals } from '$lib/server/effect';
import { wilsonInterval } from '$lib/stats/wilsonInterval';
import { askedFile, contentOf, effectFile, percent } from '../../file';
import { areaLabel, levelLabel } from '../rows';
import type { RequestHandler } from './$types';

/** Goals by level, and attained by area; one of the two where the address names the chart. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = await askedFile({ locals, url });
	const sums = contentOf(
		await effectGoals(locals.db, { organisation: asked.organisation.id, year: asked.year }),
	);
	const share = (count: number, of: number) => {
		const { estimate, lower, upper } = wilsonInterval(count, of);
		return [percent(estimate), percent(lower), percent(upper)];
	};
	const header = [
		...[m.csv_what(), m.csv_numerator(), m.csv_denominator(), m.csv_share(), m.csv_lower(), m.csv_upper()],
	];
	const levels = sums.levels.map((level) => [
		...[levelLabel(level), level.goals, sums.goals, ...share(level.goals, sums.goals)],
	]);
	const areas = (sums.areas ?? []).map(({ area, goals, attained }) => [
		...[areaLabel(area), attained, goals, ...share(attained, goals)],
	]);
	const chart = url.searchParams.get('chart');
	const rows = [...(chart === 'areas' ? [] : levels), ...(chart === 'levels' ? [] : areas)];
	return effectFile(locals, asked, 'effect-goals', header, rows);
};
