/** Answers of the HTTP interface: a code for the machine, a sentence for the person who reads its log. */
import { faultText } from '../../domain/course/faults.ts';
import type { FieldFault } from '../../domain/api/checkSent.ts';
import * as m from '../../paraglide/messages.js';
import type { Locale } from '../../paraglide/runtime.js';

export const problems = {
	not_json: { status: 400, text: m.token_error_not_json },
	question: { status: 400, text: m.api_error_question },
	idempotency_key: { status: 400, text: m.token_error_idempotency_key },
	unauthorized: { status: 401, text: m.token_error_unauthorized },
	known_local_id: { status: 409, text: m.token_error_known_local_id },
	key_used_before: { status: 409, text: m.token_error_key_used_before },
	too_large: { status: 413, text: m.token_error_too_large },
	not_json_type: { status: 415, text: m.token_error_not_json_type },
} as const;
export type Problem = keyof typeof problems;

/** What one unit's system sent and got must not come out of a cache for another. */
const headers = { 'Cache-Control': 'no-store' };

export function json(body: unknown, status: number): Response {
	return Response.json(body, { status, headers });
}

/** @param name what the problem is about, where its text says so */
export function problem(code: Problem, locale: Locale, name = ''): Response {
	const { status, text } = problems[code];
	const response = json({ code, message: text({ name }, { locale }) }, status);
	if (status === 401) response.headers.set('WWW-Authenticate', 'Bearer realm="rehab-registry"');
	return response;
}

export function refused(faults: readonly FieldFault[], locale: Locale): Response {
	return json({ faults: faults.map((fault) => ({ ...fault, message: faultText(fault, locale) })) }, 422);
}

/** The first language of the header that the registry speaks; Norwegian where there is none. */
export function localeOf(request: Request): Locale {
	const wanted = (request.headers.get('accept-language') ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
			const quality = /^\s*q=(\d(?:\.\d+)?)/.exec(
				parameters.find((one) => one.trim().startsWith('q=')) ?? '',
			);
			return { language: tag.split('-')[0] ?? '', quality: Number(quality?.[1] ?? 1) };
		})
		.filter(({ quality }) => quality > 0)
		.sort((a, b) => b.quality - a.quality);
	const known = wanted.find(({ language }) => ['nb', 'nn', 'no', 'en'].includes(language));
	return known?.language === 'en' ? 'en' : 'nb';
}
