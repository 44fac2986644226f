import { error } from '@sveltejs/kit';

/**
 * The request, whose form answers 400 where its body is none: a body of another type, or one that ends in the middle,
 * is the sender's mistake, and every page that reads a form would make it a 500.
 */
export function refuseBrokenForms(request: Request): Request {
	const read = request.formData.bind(request);
	request.formData = () =>
		read().catch((reason: unknown) => {
			if (reason instanceof TypeError) error(400, 'not_a_form');
			throw reason;
		});
	return request;
}
