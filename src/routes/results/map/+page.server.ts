import { readMap } from './readMap';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = readMap;
