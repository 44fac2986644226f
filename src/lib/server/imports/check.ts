import { z } from 'zod';
import { dateInOslo } from '../../domain/osloTime.ts';
import {
	checkRows,
	LocalIds,
	type CheckedRows,
	type Columns,
	type ImportContext,
} from '../../domain/import/index.ts';
import { done } from '../backend/answers.ts';
import type { Keys } from '../backend/config.ts';
import type { Database } from '../backend/index.ts';
import { readUnit } from '../courses/choices.ts';
import { personOf, type PersonRecord } from '../identity/index.ts';
import type { Job } from './job.ts';
import { inLanes } from './lanes.ts';
import { readMunicipalityFinder } from './municipalities.ts';
import { sealJson } from './sealed.ts';
import { openRows, readChunks, readHeader, type StagedCourse } from './staged.ts';

/** What the rows of a unit's file are checked against. @throws Error when the unit is hidden from the person */
export async function readContext(
	db: Database,
	{ keys, synthetic }: { keys: Keys; synthetic: boolean },
	unitId: string,
): Promise<ImportContext<PersonRecord>> {
	const unit = await readUnit(db, unitId);
	if (!unit) throw new Error('the unit of an import is not there');
	return {
		today: dateInOslo(new Date()),
		unit,
		findMunicipality: await readMunicipalityFinder(db),
		personOf: (typed) => personOf(keys, synthetic, typed),
	};
}

const rawChunk = z.object({ number: z.number(), content: z.string() });

/** One look through the whole file: rows of the same local id may lie in different chunks. */
async function findDoubles(job: Job): Promise<ReadonlyMap<number, number>> {
	const ids = new LocalIds(job.mapping);
	for await (const { content } of readChunks(job.connect, job.batch, rawChunk, 'all')) {
		ids.add(openRows(job.keys, content, job.encoding));
		await job.pause();
	}
	return ids.others;
}

async function saveChecked(job: Job, number: number, result: CheckedRows<PersonRecord>): Promise<void> {
	const { valid, faults, faultyRows } = result;
	const p_result = {
		checked: sealJson(
			job.keys,
			valid.map(({ row, record }): StagedCourse => ({ row, ...record })),
		),
		faults: faults.length > 0 ? sealJson(job.keys, faults) : null,
		faulty: faultyRows,
		fault_count: faults.length,
		// What the counts are made of, when the database has told which are known.
		courses: valid.map(({ record: { local_id, status, end_date, main_instrument } }) => ({
			local_id,
			completed: status === 'completed',
			without_main: end_date !== null && main_instrument === null,
		})),
	};
	const p = { p_batch: job.batch, p_worker: job.worker, p_chunk: number, p_result };
	await done((await job.connect()).rpc('save_checked_rows', p));
}

/** Checks the rows of a batch that no process has checked yet; nothing is added. */
export async function checkBatch(job: Job): Promise<void> {
	const db = await job.connect();
	const context = await readContext(db, job, job.unitId);
	const columns: Columns = { header: await readHeader(db, job.keys, job.batch), mapping: job.mapping };
	const others = await findDoubles(job);
	const waiting = readChunks(job.connect, job.batch, rawChunk, 'unchecked');
	await inLanes(job.lanes, waiting, async ({ number, content }) => {
		const rows = openRows(job.keys, content, job.encoding);
		await saveChecked(job, number, checkRows(rows, columns, context, others));
		await job.pause();
	});
}
