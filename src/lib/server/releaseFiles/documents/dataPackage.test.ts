import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleRequest } from '../sample.ts';
import { csvColumnNames } from '../csv.ts';
import { dataPackage } from './dataPackage.ts';

const data = { name: 'data.csv', bytes: 12, sha256: 'a'.repeat(64) };

/** What version 1 of the Data Package and Table Schema standards demands of what is written here. */
const field = z.object({
	name: z.string().min(1),
	title: z.string(),
	type: z.enum(['string', 'integer', 'number', 'boolean', 'date']),
	trueValues: z.array(z.string()).min(1).optional(),
	falseValues: z.array(z.string()).min(1).optional(),
	constraints: z
		.object({
			enum: z.array(z.union([z.string(), z.number()])).min(1),
			minimum: z.number(),
			maximum: z.number(),
		})
		.partial()
		.optional(),
});
const tabularDataPackage = z.object({
	profile: z.literal('tabular-data-package'),
	name: z.string().regex(/^[-a-z0-9._/]+$/),
	id: z.string(),
	created: z.iso.datetime(),
	sources: z.array(z.object({ title: z.string() })).min(1),
	resources: z
		.array(
			z.object({
				profile: z.literal('tabular-data-resource'),
				name: z.string().regex(/^[-a-z0-9._/]+$/),
				path: z.string().regex(/^(?!\/)(?!.*\.\.)/),
				encoding: z.literal('utf-8'),
				bytes: z.int(),
				hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
				dialect: z.object({ delimiter: z.literal(';'), header: z.literal(true) }),
				schema: z.object({ fields: z.array(field).min(1), missingValues: z.array(z.string()) }),
			}),
		)
		.length(1),
});

const request = sampleRequest(3);
const written = tabularDataPackage.parse(JSON.parse(dataPackage(request, data)));
const [resource] = written.resources;

describe('dataPackage', () => {
	it('has a field for each column of the file, in their order', () => {
		expect(resource?.schema.fields.map(({ name }) => name)).toEqual(csvColumnNames(request));
	});

	it('names every missing code, and emptiness', () => {
		expect(resource?.schema.missingValues).toEqual(['', '-91', '-92', '-93', '-94']);
	});

	it('says which values may occur', () => {
		const found = new Map(resource?.schema.fields.map((one) => [one.name, one]));
		expect(found.get('sex')?.constraints).toEqual({ enum: ['female', 'male'] });
		expect(found.get('barthel20_start')?.constraints).toEqual({ minimum: 0, maximum: 20 });
		expect(found.get('met')).toMatchObject({ type: 'boolean', trueValues: ['1'], falseValues: ['0'] });
	});
});
