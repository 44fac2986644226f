import { parseArgs } from 'node:util';

export interface Options {
	/** How many courses the registries have, from the smallest: the first is what the others are compared with. */
	courses: number[];
	/** Whether whole requests are measured, which builds the application and starts it twice for each registry. */
	saves: boolean;
}

/** @throws RangeError where a number of courses is not one */
export function readOptions(parameters: string[]): Options {
	const { values } = parseArgs({
		args: parameters,
		options: {
			courses: { type: 'string', default: '10000,100000,1000000' },
			'no-saves': { type: 'boolean', default: false },
		},
	});
	const courses = values.courses.split(',').map((text) => {
		const count = Number(text);
		if (!Number.isSafeInteger(count) || count < 1000) {
			throw new RangeError(`--courses takes whole numbers from 1000 with commas between, not "${text}"`);
		}
		return count;
	});
	return { courses: [...new Set(courses)].sort((a, b) => a - b), saves: !values['no-saves'] };
}
