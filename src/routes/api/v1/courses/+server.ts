import { postCourse } from '$lib/server/api/courses';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ locals, request }) => postCourse(locals.registry, request);
