/** What the database answers about effect: checked, and with the intervals that the pages and files show. */
import { z } from 'zod';
import { instrumentIds } from '../../domain/instruments.ts';

const count = z.number().int().min(0);
export const hiddenReason = z.enum(['few', 'secondary']);
export type HiddenReason = z.infer<typeof hiddenReason>;

/** Persons in the first, second and third step. */
const stepCounts = z.tuple([count, count, count]);

const at = { instrument: z.enum(instrumentIds), part: z.string() };
// Strict: a hidden row that carried a number would be a leak, not a row.
const hiddenM12 = z.strictObject({ mask: hiddenReason });
const shownM12 = z.object({
	mask: z.null(),
	n: count,
	mean_change: z.number(),
	sd_change: z.number(),
	kept_of: count.optional(),
	kept: count.optional(),
});

export const measureRow = z.union([
	z.strictObject({ ...at, mask: hiddenReason }),
	// Reported in steps: no mean may come with it.
	z.strictObject({
		...at,
		mask: z.null(),
		n: count,
		steps: z.object({ start: stepCounts, end: stepCounts }),
	}),
	z.object({
		...at,
		mask: z.null(),
		n: count,
		mean_start: z.number(),
		mean_end: z.number(),
		mean_change: z.number(),
		sd_start: z.number(),
		sd_end: z.number(),
		sd_change: z.number(),
		covariance: z.number(),
		improved: count.optional(),
		worsened: count.optional(),
		floor_start: count.optional(),
		floor_end: count.optional(),
		ceiling_start: count.optional(),
		ceiling_end: count.optional(),
		m12: z.union([hiddenM12, shownM12]).optional(),
	}),
]);
export type MeasureRow = z.infer<typeof measureRow>;

/** An answer of one summary: its content, hidden with a reason, or null where there is nothing. */
export function summaryOf<Content extends z.ZodType>(content: Content) {
	return z.union([z.strictObject({ mask: hiddenReason }), z.object({ mask: z.null(), content })]).nullable();
}

export const distribution = z.array(
	z.object({ low: z.number(), high: z.number(), start: count, end: count }),
);

const flows = z.array(z.object({ from: z.string(), to: z.string(), n: count }));
export const workFlows = z.object({ n: count, start_end: flows, end_m12: flows });

export const goalSums = z.object({
	n: count,
	goals: count,
	attained: count,
	levels: z.array(z.object({ low: z.number().int(), high: z.number().int(), goals: count })),
	areas: z.array(z.object({ area: z.string(), n: count, goals: count, attained: count })).nullable(),
});

export const serviceSums = z.object({
	n: count,
	mean_start: z.number(),
	mean_end: z.number(),
	mean_reduction: z.number(),
	sd_reduction: z.number(),
	less: count,
	more: count,
	none_start: count,
	none_end: count,
});

const side = z.object({
	n: count,
	mean_start: z.number(),
	mean_age: z.number(),
	women: z.number(),
	mean_change: z.number(),
	sd_change: z.number(),
});
export const comparisonSums = z
	.union([
		z.strictObject({ mask: hiddenReason }),
		z.object({
			mask: z.null(),
			first: side,
			second: side,
			strata: count,
			/** Upper triangle of the sums of products, row by row. */
			products: z.array(z.array(z.number())),
		}),
	])
	.nullable();
