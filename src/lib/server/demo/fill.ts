import { dateInOslo } from '../../domain/formatDate.ts';
import type { SqlRunner } from '../backend/migrations.ts';
import { generateRegistry } from './generateRegistry.ts';
import { loadDemo } from './loadDemo.ts';

/** Fills an empty registry with six years of synthetic courses that end today. */
export async function fillWithDemo(sql: SqlRunner, courses = 8000): Promise<void> {
	await loadDemo(sql, generateRegistry({ seed: 1, courses, today: dateInOslo(new Date()) }));
}
