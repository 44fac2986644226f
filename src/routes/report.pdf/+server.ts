import { error } from '@sveltejs/kit';
import { requireRole } from '$lib/server/auth/guard';
import { done } from '$lib/server/backend/answers';
import { findChromium } from '$lib/server/pdf/chromium';
import { PrinterBusy, printToPdf } from '$lib/server/pdf/print';
import { selfContained, type ReadAsset } from '$lib/server/pdf/selfContained';
import { m } from '$lib/paraglide/messages.js';
import { reportAddress } from '../report/address';
import type { RequestHandler } from './$types';

/** Where this process itself answers: behind a proxy the address of the page is another. */
function ownAssets({ platform, url }: Pick<Parameters<RequestHandler>[0], 'platform' | 'url'>): ReadAsset {
	const port = platform?.req?.socket.localPort ?? Number(url.port || 80);
	return async (path) => {
		const answer = await fetch(`http://127.0.0.1:${port}${path}`);
		if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
		return {
			text: () => answer.text(),
			base64: async () => Buffer.from(await answer.arrayBuffer()).toString('base64'),
		};
	};
}

/** The report as the page shows it to whoever asks: the page itself is printed, with nothing of the session in it. */
export const GET: RequestHandler = async (event) => {
	const { locals, url } = event;
	requireRole(event, 'clinician', 'leader', 'coordinator');
	const chromium = findChromium();
	if (!chromium) error(404, 'no_chromium');
	const address = new URL(`/report?${reportAddress(url.searchParams)}`, url);
	const page = await event.fetch(address.pathname + address.search);
	if (!page.ok) error(page.status, 'no_report');
	const html = await selfContained(await page.text(), address, ownAssets(event));
	try {
		const pdf = await printToPdf(chromium, html);
		const name = `report-${address.searchParams.get('organisation') ?? 'own'}-${address.searchParams.get('year') ?? 'year'}`;
		await done(
			locals.db.rpc('log_export', {
				p_action: 'aggregates_downloaded',
				p_subject: address.searchParams.get('organisation') ?? '',
				p_detail: { page: 'report' },
			}),
		);
		return new Response(new Uint8Array(pdf), {
			headers: {
				'Content-Type': 'application/pdf',
				'Content-Disposition': `attachment; filename="${name.replaceAll(/[^a-z0-9.-]/gi, '-')}.pdf"`,
			},
		});
	} catch (failure) {
		if (failure instanceof PrinterBusy) error(503, m.report_busy());
		throw failure;
	}
};
