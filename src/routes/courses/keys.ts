/**
 * The course form by keyboard: Enter goes to the next field of the main path that is empty, Ctrl+Enter completes.
 * Fields of the path carry `data-path`; Tab goes everywhere as always.
 */
type PathField = HTMLInputElement | HTMLSelectElement;

function isPathField(target: unknown): target is PathField {
	return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** Of the buttons of one choice the checked one stands for all. */
function standsForGroup(field: PathField): boolean {
	return !(field instanceof HTMLInputElement) || field.type !== 'radio' || field.checked;
}

/** The next empty field of the path after the one with the cursor, or the button that completes. */
function nextOf(form: HTMLFormElement, current: PathField): HTMLElement | null {
	const fields = [...form.querySelectorAll('[data-path]')].filter(isPathField);
	const after = fields.filter(
		(field) =>
			field.name !== current.name &&
			(current.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
	);
	const next = after.find((field) => standsForGroup(field) && field.value === '' && field.checkVisibility());
	return next ?? form.querySelector<HTMLElement>('[data-path-end]');
}

function onEnter(form: HTMLFormElement, event: KeyboardEvent): void {
	if (event.key !== 'Enter' || event.isComposing) return;
	const completes = event.ctrlKey || event.metaKey;
	if (!completes && !isPathField(event.target)) return;
	event.preventDefault();
	if (completes) form.querySelector<HTMLElement>('[data-path-end]')?.click();
	else if (isPathField(event.target)) nextOf(form, event.target)?.focus();
}

/** Takes Enter from the fields: the browser would send the form, with whichever button stands first. */
export function enterMoves(form: HTMLFormElement) {
	const onKey = (event: KeyboardEvent) => onEnter(form, event);
	form.addEventListener('keydown', onKey);
	return { destroy: () => form.removeEventListener('keydown', onKey) };
}

/** The digits choose among the buttons of a choice that have a value: 1 is the first. */
export function digitsChoose(group: HTMLElement) {
	function onKey(event: KeyboardEvent): void {
		if (event.ctrlKey || event.altKey || event.metaKey) return;
		const buttons = [...group.querySelectorAll<HTMLInputElement>('input[type="radio"]:not([value=""])')];
		const button = buttons[Number(event.key) - 1];
		if (!button) return;
		event.preventDefault();
		button.click();
		button.focus();
	}
	group.addEventListener('keydown', onKey);
	return { destroy: () => group.removeEventListener('keydown', onKey) };
}

/** One stop for the keyboard in a group of boxes: the arrows walk, Space ticks. */
export function oneStop(group: HTMLElement) {
	const boxes = () => [...group.querySelectorAll<HTMLInputElement>('input')];
	const hold = (box: HTMLInputElement | undefined) => {
		for (const one of boxes()) one.tabIndex = one === box ? 0 : -1;
	};
	function onKey(event: KeyboardEvent): void {
		const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
		const all = boxes();
		const here = all.findIndex((box) => box === event.target);
		if (!step || here < 0) return;
		event.preventDefault();
		all[(here + step + all.length) % all.length]?.focus();
	}
	const onFocus = (event: FocusEvent) => {
		if (event.target instanceof HTMLInputElement) hold(event.target);
	};
	hold(boxes()[0]);
	group.addEventListener('keydown', onKey);
	group.addEventListener('focusin', onFocus);
	const destroy = () => {
		group.removeEventListener('keydown', onKey);
		group.removeEventListener('focusin', onFocus);
	};
	return { destroy };
}
