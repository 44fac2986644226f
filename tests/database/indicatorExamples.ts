/** One course that meets each indicator, one that does not, and one that does not count, each with what the fact says. */
import type { IndicatorId } from '../../src/lib/domain/indicators.ts';
import type { Example } from './examples/course.ts';
import { outcomeExamples } from './examples/outcome.ts';
import { processExamples } from './examples/process.ts';
import { useExamples } from './examples/use.ts';

export const indicatorExamples: Readonly<Record<IndicatorId, readonly Example[]>> = {
	...outcomeExamples,
	...processExamples,
	...useExamples,
};
