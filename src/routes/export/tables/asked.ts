/** A table as it is asked for in an address: ?a=sex&b=year&c=&measure=ind_function_improved&from=2022&to=2024 */
import { exportVariables, type ExportVariable } from '$lib/domain/exportVariables';
import { dateInOslo } from '$lib/domain/format';
import { tableSchema, type TableRequest } from '$lib/server/aggregates';

export interface AskedTable {
	/** As chosen in the form, whether it can be answered or not. */
	chosen: { a: string; b: string; c: string; measure: string; from: string; to: string };
	/** Null where nothing is asked yet. */
	request: TableRequest | null;
	/** The fields that are wrong. */
	wrong: string[];
}

const yearsShown = 3;

export function askedTable(query: URLSearchParams): AskedTable {
	const lastYear = Number(dateInOslo(new Date()).slice(0, 4)) - 1;
	const field = (name: string, otherwise = '') => (query.get(name) ?? otherwise).slice(0, 40);
	const chosen = {
		a: field('a'),
		b: field('b'),
		c: field('c'),
		measure: field('measure'),
		from: field('from', String(lastYear - yearsShown + 1)),
		to: field('to', String(lastYear)),
	};
	if (!query.has('a')) return { chosen, request: null, wrong: [] };
	const parsed = tableSchema.safeParse({
		dimensions: [chosen.a, chosen.b, chosen.c].filter((name) => name !== ''),
		measure: chosen.measure || null,
		from: Number(chosen.from),
		to: Number(chosen.to),
	});
	if (!parsed.success) {
		return { chosen, request: null, wrong: parsed.error.issues.map(({ path }) => String(path[0])) };
	}
	if (parsed.data.from > parsed.data.to) return { chosen, request: null, wrong: ['to'] };
	return { chosen, request: parsed.data, wrong: [] };
}

const of = (fits: (variable: ExportVariable) => boolean): string[] =>
	exportVariables.filter((variable) => variable.strength !== 'key' && fits(variable)).map(({ name }) => name);

/** What can be chosen, the characteristics first. */
export const choices = {
	quasi: of(({ strength }) => strength === 'quasi'),
	codes: of(({ strength, type, values }) => strength !== 'quasi' && type === 'code' && values !== undefined),
	booleans: of(({ type }) => type === 'boolean'),
	numbers: of(({ type }) => type === 'integer' || type === 'number'),
};
