/** Case mix models: fitted once a year on the whole nation, frozen, and what they expect of every unit. */
export { expectedOfYear, expectedPerUnit, type ExpectedPerUnit, type ExpectedRow } from './expected.ts';
export { freezeCaseMix, type Freezing } from './freeze.ts';
export { readModels, type FrozenModel } from './models.ts';
