import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { indicatorIds } from '../../domain/indicators.ts';
import { shownCell } from '../../../../tests/shownCell.ts';
import { indicatorAnswer, indicatorRow, readQuestion, rowOf } from './indicators.ts';
import { openApiDocument } from './openapi.ts';

const read = (text: string) => readQuestion(new URLSearchParams(text), [2023, 2024]);

describe('readQuestion', () => {
	it('asks for the nation and all years where nothing is named', () => {
		expect(read('')).toEqual({
			question: {
				organisations: ['nation'],
				years: [2023, 2024],
				view: 'unit',
				quarters: false,
				filters: {},
			},
		});
	});

	it('takes lists, and years that exist', () => {
		expect(read('organisation=county-11,county-46&organisation=nation&year=2024,1999')).toMatchObject({
			question: { organisations: ['county-11', 'county-46', 'nation'], years: [2024] },
		});
	});

	it.each([
		['organisation=a;drop', 'organisation'],
		['year=last', 'year'],
		['indicator=everything', 'indicator'],
		['view=home', 'view'],
		['sex=female&phase=early&age_band=60-69', 'age_band'],
		['sex=x', 'sex'],
		['password=1', 'password'],
		[`organisation=${Array.from({ length: 51 }, (_, at) => `unit-${at}`).join()}`, 'organisation'],
	])('refuses %s by name', (text, name) => {
		expect(read(text)).toEqual({ refused: name });
	});

	it('does not divide parts of the courses by quarter', () => {
		expect(read('sex=female&quarters=true')).toMatchObject({ question: { quarters: false } });
	});
});

describe('rowOf', () => {
	it('is of the documented shape, shown or hidden', () => {
		const shown = rowOf(shownCell(12, 40, { indicator: 'work_m12', quarter: 2 }), 'unit', undefined);
		expect(indicatorRow.parse(shown)).toMatchObject({ value: 0.3, numerator: 12, quarter: 2, mask: null });
		const at = { organisation: 'nation', year: 2024, quarter: 0, indicator: 'timely', own: false } as const;
		const hidden = rowOf({ ...at, mask: 'few' }, 'residence', undefined);
		const { mask, ...rest } = indicatorRow.parse(hidden);
		expect(mask).toBe('few');
		expect(Object.entries(rest).filter(([, value]) => typeof value === 'number')).toEqual([['year', 2024]]);
	});
});

describe('the document of the indicators', () => {
	const document = openApiDocument('http://registry.test');
	const schema = z.looseObject({}).parse(document.components.schemas.Indicators);

	it('is the schema that the answers are made by', () => {
		const { $schema, ...made } = z.toJSONSchema(indicatorAnswer, { io: 'output' });
		expect($schema).toBeTruthy();
		expect(schema).toEqual(made);
	});

	it('needs no token and names every indicator', () => {
		const { get } = document.paths['/api/v1/indicators'];
		expect(get.security).toEqual([]);
		expect(JSON.stringify(get.parameters)).toContain(JSON.stringify([...indicatorIds]));
	});
});
