/** Hidden municipalities and units that follow from the sums by unit and the sums by residence together, and for whom. */
import { eachFamilyLeak, type FamilyLeak } from './familyLeaks.ts';
import { sidesOf, type Family, type TwoFamilies } from './families.ts';
import { everyone } from './viewer.ts';

export interface ResidenceLeak {
	family: Family;
	node: string;
	/** Null: the public. */
	knower: string | null;
}

export function residenceLeaks(input: TwoFamilies): ResidenceLeak[] {
	const { unit, residence } = sidesOf(input);
	const found: ResidenceLeak[] = [];
	eachFamilyLeak(residence, unit, (leak) => found.push(asResidenceLeak(leak)));
	eachFamilyLeak(unit, residence, (leak) => found.push(asResidenceLeak(leak)));
	return found;
}

export const asResidenceLeak = ({ own, id, viewer }: FamilyLeak): ResidenceLeak => ({
	family: own.family,
	node: id,
	knower: viewer === everyone ? null : (own.blocks.topology.knowerIds[viewer] ?? null),
});
