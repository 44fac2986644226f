/** What the protection costs: means and effect sizes before and after. */
import { z } from 'zod';
import type { Coding, Moments, Utility } from '../../domain/deidentification/index.ts';
import type { ExportVariable } from '../../domain/exportVariables/types.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const moments = z.tuple([z.number().int(), z.number().nullable(), z.number().nullable()]);

interface Pair {
	start: string;
	end: string | null;
}

/** Changes from start to end, and the other numbers that a mean is taken of. */
function pairsOf(variables: readonly ExportVariable[]): Pair[] {
	const numbers = variables.filter(
		({ type, strength }) => (type === 'integer' || type === 'number') && strength !== 'quasi',
	);
	const names = new Set(numbers.map(({ name }) => name));
	const isPart = (name: string) => /_(start|end)$/.test(name);
	return numbers.flatMap(({ name }): Pair[] => {
		const end = name.replace(/_start$/, '_end');
		if (end !== name && names.has(end)) return [{ start: name, end }];
		return isPart(name) || /_m\d+$/.test(name) ? [] : [{ start: name, end: null }];
	});
}

/** Counts are as the database gave them; nothing of fewer than k is told. */
function momentsOf([n, mean, sd]: z.infer<typeof moments>, isChange: boolean, k: number): Moments {
	if (n < k) return { n: 0, mean: null, effect: null };
	return { n, mean, effect: isChange && mean !== null && sd ? mean / sd : null };
}

export async function measureUtility(
	service: Database,
	draw: string,
	variables: readonly ExportVariable[],
	coding: Coding,
	k: number,
): Promise<Utility[]> {
	const pairs = pairsOf(variables);
	const found = await answer(
		z.array(z.tuple([moments, moments, moments])),
		service.rpc('draw_means', {
			p_draw: draw,
			p_pairs: pairs.map(({ start, end }) => ({
				start,
				...(end === null ? {} : { end, limits_end: coding.limits[end] ?? [null, null] }),
				limits_start: coding.limits[start] ?? [null, null],
			})),
		}),
	);
	return pairs.flatMap((pair, at): Utility[] => {
		const three = found[at];
		if (!three) return [];
		const [before, after, intact] = three.map((one) => momentsOf(one, pair.end !== null, k));
		return before && after && intact && before.n > 0 ? [{ ...pair, before, after, intact }] : [];
	});
}
