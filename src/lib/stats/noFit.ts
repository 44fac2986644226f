export type NoFitReason = 'separated' | 'dependent' | 'constant';

/** Data to which no regression of the wanted columns can be fitted, and the way it fails. */
export class NoFit extends RangeError {
	readonly reason: NoFitReason;
	constructor(reason: NoFitReason, message: string) {
		super(message);
		this.name = 'NoFit';
		this.reason = reason;
	}
}

/** A combination of columns predicts the outcome perfectly: the likelihood has no finite maximum. */
export function separated(): NoFit {
	return new NoFit(
		'separated',
		'outcome must not be separated by rows: a combination of columns predicts it perfectly, no finite coefficient fits',
	);
}

/** A column, by its place in a design with the intercept first, tells nothing that those before it do not. */
export function dependent(column: number): NoFit {
	return new NoFit(
		'dependent',
		`rows column ${column - 1} must vary, and not follow from the columns before it`,
	);
}

/** Nobody's value differs from another's: there is nothing to explain. */
export function constant(): NoFit {
	return new NoFit('constant', 'groups must hold people whose values differ');
}
