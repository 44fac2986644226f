import type { SavedCourse } from '$lib/server/courses/saved';

/** By instrument: the last value in an earlier course of the person. */
export type PreviousValues = SavedCourse['previous'];
