import { describe, it } from 'vitest';
import { expectClose } from '../../../tests/reference/reference.ts';
import { funnelLimits } from './funnelLimits.ts';

describe('funnelLimits', () => {
	it('brings ±1.96 and ±3.09 spreads back to the scale shown', () => {
		const { lower95, upper95, lower998, upper998 } = funnelLimits(2, (distance) => 10 + distance);
		const [z95, z998] = [1.95996398454005, 3.09023230616781];
		expectClose([lower95, upper95], [10 - 2 * z95, 10 + 2 * z95]);
		expectClose([lower998, upper998], [10 - 2 * z998, 10 + 2 * z998]);
	});
});
