import { z } from 'zod';

const longestYears = 10;

/** A researcher's application as it comes from the form. @param today Norwegian calendar date */
export function applicationSchema(today: string) {
	const last = `${Number(today.slice(0, 4)) + longestYears}${today.slice(4)}`;
	return z.object({
		title: z.string().trim().min(3).max(200),
		purpose: z.string().trim().min(10).max(2000),
		approval_reference: z.string().trim().min(2).max(100),
		ends_on: z.iso.date().refine((day) => day >= today && day <= last),
	});
}

export type Application = z.infer<ReturnType<typeof applicationSchema>>;
