import { organisationName } from '$lib/components/organisationName';
import { effectRows } from '$lib/server/effect';
import { besideNation } from '../asked';
import { askedFile, effectFile } from '../file';
import { measureHeader, measureLine, stepLines } from '../measureRows';
import { partLabel } from '../words';
import type { RequestHandler } from './$types';

/** What the page shows, as a file: the own organisation and the nation. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = await askedFile({ locals, url });
	const whole = await besideNation({ locals, url }, asked);
	const byLevel = url.searchParams.get('by') === 'service_level';
	const parties = [
		{
			organisation: asked.organisation,
			minimum: asked.minimum,
			dimension: byLevel ? ('service_level' as const) : undefined,
		},
		...(whole && !byLevel ? [{ organisation: whole, minimum: 10, dimension: undefined }] : []),
	];
	const rows = await Promise.all(
		parties.map(async ({ organisation, minimum, dimension }) => {
			const name = organisationName(organisation);
			const { means, steps } = await effectRows(locals.db, {
				...{ organisation: organisation.id, year: asked.year, dimension },
			});
			const isAsked = ({ part }: { part: string }) => (part !== '') === byLevel;
			return [
				...means.filter(isAsked).map((row) => measureLine(row, name, partLabel(row.part), minimum)),
				...steps.filter(isAsked).flatMap((row) => stepLines(row, name, partLabel(row.part), minimum)),
			];
		}),
	);
	return effectFile(locals, asked, 'effect', measureHeader(), rows.flat());
};
