import { randomInt } from 'node:crypto';
import { syntheticNationalId } from '../../domain/nationalId.ts';

/** A synthetic national id of somebody between 20 and 90, for trying the form in a demo registry. */
export function makeSyntheticId(): string {
	for (;;) {
		const year = new Date().getFullYear() - randomInt(20, 90);
		const date = new Date(Date.UTC(year, randomInt(12), randomInt(1, 29))).toISOString().slice(0, 10);
		const digits = syntheticNationalId(date, year < 2000 ? randomInt(500) : randomInt(500, 1000));
		if (digits) return digits;
	}
}
