/** Saves a drawn chart as a file. Loaded when somebody asks for one. */
import { page } from '$app/state';
import { formatDate, dateInOslo } from '$lib/domain/format';
import { m } from '$lib/paraglide/messages.js';
import { drawnMarks } from './drawing';
import { fileName, framed, type Picture } from './framed';

/** Dots for a dot of the screen: sharp on paper and on a projector. */
const density = 2;

function download(name: string, content: Blob): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(content);
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}

function painted({ text, width, height }: Picture): Promise<Blob> {
	return new Promise((resolve, reject) => {
		const image = new Image();
		image.onerror = () => reject(new Error('the drawing could not be read'));
		image.onload = () => {
			const canvas = document.createElement('canvas');
			[canvas.width, canvas.height] = [width * density, height * density];
			canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
			canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the drawing could not be painted'))));
		};
		image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
	});
}

export async function saveChart(figure: HTMLElement, title: string, kind: 'svg' | 'png'): Promise<void> {
	const product = m.product_name();
	const picture = framed({
		...drawnMarks(figure),
		title,
		// The title of the page without the product, which stands in the source.
		subject: document.title.replace(` – ${product}`, ''),
		source:
			m.chart_file_source({ product, date: formatDate(dateInOslo(new Date())), address: page.url.href }) +
			(page.data.demo ? ` · ${m.chart_file_demo()}` : ''),
	});
	const content =
		kind === 'svg' ? new Blob([picture.text], { type: 'image/svg+xml' }) : await painted(picture);
	download(`${fileName(title)}.${kind}`, content);
}
