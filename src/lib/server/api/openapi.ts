/** The document of the HTTP interface, made from the schemas that read and answer. */
import { z } from 'zod';
import { sentCourse } from '../../domain/api/sentCourse.ts';
import { requiredFields } from '../../domain/import/columns.ts';
import { indicatorAnswer, questionParameters } from './indicators.ts';
import { problems, type Problem } from './responses.ts';
import { receipt } from './save.ts';

const fault = z.object({
	field: z
		.string()
		.meta({ description: 'Name of the field: end_date, goals.0.text, measurements.berg.end.' }),
	code: z.string().meta({ description: 'What is wrong, for a program.' }),
	limit: z.union([z.string(), z.number()]).optional(),
	message: z
		.string()
		.meta({ description: 'What is wrong, for a person, in the language of Accept-Language.' }),
});

/** Free texts and numbers are also read from JSON numbers; codes and dates are texts. */
function takingNumbers(node: unknown): unknown {
	if (Array.isArray(node)) return node.map(takingNumbers);
	if (typeof node !== 'object' || node === null) return node;
	const made = Object.fromEntries(Object.entries(node).map(([key, part]) => [key, takingNumbers(part)]));
	const isFree = made.type === 'string' && made.enum === undefined && made.pattern === undefined;
	return isFree ? { ...made, type: ['string', 'number'] } : made;
}

function courseDocument(): object {
	const { $schema, properties, ...document } = z.toJSONSchema(sentCourse, { io: 'input' });
	return {
		...document,
		properties: takingNumbers(properties),
		required: [...requiredFields],
		// Who it is: by national id, or where the unit does not register that, by birth date and sex.
		anyOf: [{ required: ['national_id'] }, { required: ['birth_date', 'sex'] }],
	};
}

function plain(schema: z.ZodType): object {
	const { $schema, ...document } = z.toJSONSchema(schema, { io: 'output' });
	return document;
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (name: string) => ({ 'application/json': { schema: reference(name) } });

/** All problems with one status are one answer, told apart by their code. */
function problemAnswers(): Record<string, object> {
	const codes = Object.keys(problems) as Problem[];
	return Object.fromEntries(
		[...new Set(codes.map((code) => problems[code].status))].map((status) => [
			String(status),
			{
				description: codes.filter((code) => problems[code].status === status).join(', '),
				content: content('Problem'),
			},
		]),
	);
}

/** @param origin where this registry is */
export function openApiDocument(origin: string) {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Rehabregisteret',
			version: '1',
			description:
				"Registers courses from a unit's own system, with a token that belongs to one unit and that its leader makes and revokes; and gives the published indicators to anyone.",
		},
		servers: [{ url: origin }],
		security: [{ token: [] }],
		paths: {
			'/api/v1/indicators': {
				get: {
					operationId: 'getIndicators',
					summary:
						'The published indicators. Needs no token; numbers that are too small are hidden, with the reason.',
					security: [],
					parameters: questionParameters(),
					responses: {
						'200': { description: 'The numbers.', content: content('Indicators') },
						'400': { description: 'A parameter cannot be understood.', content: content('Problem') },
					},
				},
			},
			'/api/v1/courses': {
				post: {
					operationId: 'postCourse',
					summary: 'Registers one course. It is completed where it has an end date and a main instrument.',
					parameters: [
						{
							name: 'Idempotency-Key',
							in: 'header',
							required: true,
							description: 'Made by the sender, one per course: sent twice, registered once.',
							schema: { type: 'string', format: 'uuid' },
						},
						{
							name: 'Accept-Language',
							in: 'header',
							description: 'Language of messages: nb (default) or en.',
							schema: { type: 'string' },
						},
					],
					requestBody: { required: true, content: content('Course') },
					responses: {
						'200': { description: 'Registered before, with the same key.', content: content('Receipt') },
						'201': { description: 'Registered.', content: content('Receipt') },
						...problemAnswers(),
						'422': { description: 'Nothing was registered.', content: content('Faults') },
					},
				},
			},
		},
		components: {
			securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'rr_ and 43 characters.' } },
			schemas: {
				Course: courseDocument(),
				Indicators: plain(indicatorAnswer),
				Receipt: plain(receipt),
				Faults: plain(z.object({ faults: z.array(fault) })),
				Problem: plain(
					z.object({ code: z.enum(Object.keys(problems) as [Problem, ...Problem[]]), message: z.string() }),
				),
			},
		},
	};
}
