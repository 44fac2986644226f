import { publishedCodebook } from '$lib/domain/publishedCodebook';
import { codebookCsv } from '$lib/server/exports/codebookCsv';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	new Response(codebookCsv(publishedCodebook()), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': 'attachment; filename="published-numbers-codebook.csv"',
		},
	});
