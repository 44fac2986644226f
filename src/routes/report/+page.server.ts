import { readReport } from './readReport';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = readReport;
