import { z } from 'zod';
import { answer, done } from '../backend/answers.ts';
import type { Job } from './job.ts';
import { inLanes } from './lanes.ts';
import { openCourses, readChunks } from './staged.ts';

const checkedChunk = z.object({ number: z.number(), checked: z.string() });

/** Adds the courses of the chunks that are not in yet, each chunk in one transaction with the progress. */
export async function addBatch(job: Job): Promise<void> {
	const waiting = readChunks(job.connect, job.batch, checkedChunk, 'unadded');
	await inLanes(job.lanes, waiting, async ({ number, checked }) => {
		const p_courses = openCourses(job.keys, checked);
		const chunk = { p_batch: job.batch, p_worker: job.worker, p_chunk: number, p_courses };
		await done((await job.connect()).rpc('import_chunk_of_courses', chunk));
		await job.pause();
	});
}

/** Takes the courses of a batch away again, some at a time. */
export async function undoBatch(job: Job): Promise<void> {
	for (let isMore = true; isMore;) {
		const p = { p_batch: job.batch, p_worker: job.worker };
		isMore = await answer(z.boolean(), (await job.connect()).rpc('undo_import_chunk', p));
		await job.pause();
	}
}
