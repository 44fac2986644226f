/** The lists of the clinician's first page; the database knows them by the same names (migration work_list). */
export const workListStates = ['now', 'under_way', 'finish', 'm3', 'm12', 'completed', 'all'] as const;
export type WorkListState = (typeof workListStates)[number];

/** What is to be done with a course; `still`: under way so long that it may have been forgotten. */
export const tasks = ['finish', 'm3', 'm12', 'still'] as const;
export type Task = (typeof tasks)[number];

/** Days under way after which a course without an end date is asked about. */
export const daysBeforeStill = 180;

/** Days after the end within which a course is registered in time. */
export const daysToFinish = 30;
