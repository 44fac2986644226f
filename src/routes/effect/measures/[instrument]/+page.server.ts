import { error } from '@sveltejs/kit';
import { isInstrumentId } from '$lib/domain/instruments';
import { effectComparison, effectDistribution, effectRows } from '$lib/server/effect';
import { isStepped } from '$lib/server/effect/measures';
import { expectedByRegression } from '$lib/server/effect/regression';
import { nation } from '$lib/server/organisations';
import { askedEffect, besideNation } from '../../asked';
import { comparisonChoices, kostraGroup, type Choice } from './comparisons';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
	const asked = await askedEffect({ locals, url });
	const { instrument } = params;
	if (!isInstrumentId(instrument) || isStepped(instrument)) error(404, 'no_instrument');
	const empty = {
		...asked,
		instrument,
		rows: [],
		starts: [],
		bars: null,
		comparisons: [] as Choice[],
		compared: null,
	};
	if (!asked.isShown) return empty;
	const { organisation, year, years } = asked;
	const { db } = locals;
	const whole = await besideNation({ locals, url }, asked);
	const isKept = organisation.id === nation;
	const of = { organisation: organisation.id, year, instrument };
	const byStart = (await effectRows(db, { ...of, dimension: 'start_level' })).means;
	const own = byStart.find((row) => row.part === '');
	if (!own) return empty;
	const nationRow = whole && (await effectRows(db, { ...of, organisation: whole.id })).means[0];
	const bars = await effectDistribution(db, of);
	const [byDelivery, group] = isKept
		? [[], null]
		: [(await effectRows(db, { ...of, dimension: 'delivery' })).means, await kostraGroup(db, organisation)];
	const choices = isKept ? [] : comparisonChoices(byDelivery, year, years, group);
	const choice = choices.find((one) => one.id === url.searchParams.get('compare'));
	return {
		...empty,
		rows: [
			{ name: organisation.name, isOwn: !isKept, row: own },
			...(whole && nationRow ? [{ name: whole.name, isOwn: false, row: nationRow }] : []),
		],
		starts: byStart
			.filter((row) => row.part !== '')
			.map((row) => ({
				row,
				expected: own.mask === null && row.mask === null ? expectedByRegression(own, row.part) : null,
			})),
		bars: bars?.mask === null ? bars.content : null,
		comparisons: choices,
		compared: choice
			? { ...choice, result: await effectComparison(db, organisation.id, instrument, year, choice.asked) }
			: null,
	};
};
