import { readUnits } from './readUnits';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = readUnits;
