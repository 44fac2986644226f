import { z } from 'zod';
import {
	caseMixFitSchema,
	caseMixKinds,
	caseMixTermsSchema,
	type CaseMixModel,
} from '../../domain/caseMix/index.ts';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

/** A model as it was frozen. */
export interface FrozenModel extends CaseMixModel {
	indicator: string;
	/** The year of the courses that it is fitted on. */
	year: number;
	frozenOn: string;
}

const modelRow = z
	.object({
		indicator: z.string(),
		year: z.number().int(),
		frozen_on: z.iso.date(),
		kind: z.enum(caseMixKinds),
		terms: caseMixTermsSchema,
		fit: caseMixFitSchema,
	})
	.transform(({ frozen_on, ...row }): FrozenModel => ({ ...row, frozenOn: frozen_on }));

/** Frozen models, of one indicator or of all: published, so anyone may read them. Oldest first. */
export function readModels(db: Database, indicator?: string): Promise<FrozenModel[]> {
	const models = db.from('case_mix_model').select('*').order('indicator').order('year');
	return answer(z.array(modelRow), indicator === undefined ? models : models.eq('indicator', indicator));
}

/** Keeps a model for good. Where another process was first, its model stands: both were fitted on the same courses. */
export function keepModel(service: Database, model: FrozenModel): Promise<void> {
	const { indicator, year, frozenOn, kind, terms, fit } = model;
	return done(
		service
			.from('case_mix_model')
			.upsert(
				{ indicator, year, frozen_on: frozenOn, kind, terms, fit },
				{ onConflict: 'indicator,year', ignoreDuplicates: true },
			),
	);
}
