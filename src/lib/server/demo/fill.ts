import { dateInOslo } from '../../domain/osloTime.ts';
import type { SqlRunner } from '../backend/migrations.ts';
import { generateRegistry } from './generateRegistry.ts';
import { loadDemo } from './loadDemo.ts';

/** Fills an empty registry with six years of synthetic courses that end today; the same seed gives the same ones. */
export async function fillWithDemo(sql: SqlRunner, size: { seed: number; courses: number }): Promise<void> {
	await loadDemo(sql, generateRegistry({ ...size, today: dateInOslo(new Date()) }));
}
