import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as codes from '../../domain/codes.ts';
import { sentCourse } from '../../domain/api/sentCourse.ts';
import { courseFields } from '../../domain/course/schema.ts';
import { requiredFields } from '../../domain/import/columns.ts';
import { instrumentIds } from '../../domain/instruments.ts';
import { openApiDocument } from './openapi.ts';

const node = z.looseObject({
	type: z.union([z.string(), z.array(z.string())]).optional(),
	enum: z.array(z.unknown()).optional(),
	required: z.array(z.string()).optional(),
	additionalProperties: z.unknown().optional(),
});
const course = node
	.extend({ properties: z.record(z.string(), z.unknown()) })
	.parse(openApiDocument('http://registry.test').components.schemas.Course);

/** The part of the document at a path of properties; "*" is what a list or a record holds. */
function at(...path: string[]): z.infer<typeof node> {
	let here: unknown = course;
	for (const step of path) {
		const { properties, items, additionalProperties } = z.looseObject({}).parse(here);
		here = step === '*' ? (items ?? additionalProperties) : z.looseObject({}).parse(properties)[step];
	}
	return node.parse(here);
}

describe('the document of the course', () => {
	test('has every field of the schema and the national id, and no other', () => {
		expect(Object.keys(course.properties).sort()).toEqual(
			[...Object.keys(courseFields.shape), 'national_id'].sort(),
		);
		expect(course.additionalProperties).toBe(false);
		expect(course.required).toEqual([...requiredFields]);
		expect(course.required).toContain('local_id');
	});

	test.each<[string[], readonly string[]]>([
		[['sex'], codes.sexes],
		[['service_level'], codes.serviceLevels],
		[['service_type'], codes.serviceTypes],
		[['delivery'], codes.deliveries],
		[['phase'], codes.phases],
		[['diagnosis_group'], codes.diagnosisGroups],
		[['main_instrument'], instrumentIds],
		[['measurements', '*', 'missing'], codes.missingReasons],
		[['goals', '*', 'icf_area'], codes.icfAreas],
		[
			['work', '*', 'state'],
			[...codes.workStates, ...codes.missingReasons],
		],
		[['services', 'living_end'], codes.livingSituations],
		[['services', 'coordinator'], codes.offers],
		[['followups', '*', 'mode'], codes.followupModes],
		[['followups', '*', 'result'], codes.followupResults],
	])('%j has the codes of the registry, or nothing', (path, list) => {
		expect(at(...path).enum).toEqual(['', ...list]);
	});

	test.each<[string[], readonly string[]]>([
		[['professions', '*'], codes.professions],
		[['measurements', '*', 'instrument'], instrumentIds],
		[['measurements', '*', 'timepoint'], codes.timepoints],
	])('%j has the codes of the registry', (path, list) => {
		expect(at(...path).enum).toEqual([...list]);
	});

	test('takes numbers where the schema reads numbers, and texts alone for codes and dates', () => {
		expect(at('measurements', '*', 'value').type).toEqual(['string', 'number']);
		expect(at('goals', '*', 'attained').type).toEqual(['string', 'number']);
		expect(at('start_date').type).toBe('string');
		expect(at('delivery').type).toBe('string');
	});

	test.each([['measurements'], ['goals'], ['work'], ['followups']])('%s takes no unknown field', (list) => {
		expect(at(list, '*').additionalProperties).toBe(false);
	});
});

describe('the document and the schema agree', () => {
	/** Checks a text against enum, pattern and length: the part of JSON Schema that the document uses for texts. */
	function documentTakes(path: string[], value: string): boolean {
		const { enum: list, pattern, maxLength } = at(...path);
		if (list && !list.includes(value)) return false;
		if (typeof pattern === 'string' && !new RegExp(pattern).test(value)) return false;
		return typeof maxLength !== 'number' || value.length <= maxLength;
	}

	test.each([
		['delivery', 'home', true],
		['delivery', '', true],
		['delivery', 'ute', false],
		['diagnosis_group', 'stroke', true],
		['diagnosis_group', 'Hjerneslag', false],
		['start_date', '2025-03-24', true],
		['start_date', '4.3.2025', true],
		['start_date', '', true],
		['start_date', '2025/03/24', false],
		['start_date', 'i går', false],
		['local_id', 'x'.repeat(40), true],
		['local_id', 'x'.repeat(41), false],
	])('%s: %j', (field, value, taken) => {
		expect(documentTakes([field], value)).toBe(taken);
		expect(sentCourse.safeParse({ [field]: value }).success).toBe(taken);
	});
});

test('the document names its errors, its scheme and where it is', () => {
	const { openapi, servers, security, components, paths } = openApiDocument('http://registry.test');
	expect(openapi).toBe('3.1.0');
	expect(servers).toEqual([{ url: 'http://registry.test' }]);
	expect(security).toEqual([{ token: [] }]);
	expect(components.securitySchemes.token).toMatchObject({ type: 'http', scheme: 'bearer' });
	const responses = Object.keys(paths['/api/v1/courses'].post.responses);
	expect(responses).toEqual(['200', '201', '400', '401', '409', '413', '415', '422']);
	const named = JSON.stringify(paths).match(/#\/components\/schemas\/(\w+)/g) ?? [];
	for (const reference of named) {
		expect(Object.keys(components.schemas)).toContain(reference.split('/').at(-1));
	}
});
