/** What may be published about small numbers: blocks of places, the nodes they show, and the attacker that judges both. */
export { attacker, derivable } from './derivable.ts';
export { residenceOf, unitsOf, type Atom, type Family, type TwoFamilies } from './families.ts';
export { partition } from './partition.ts';
export { repairResidence, type Repaired } from './repairResidence.ts';
export { residenceLeaks, type ResidenceLeak } from './residenceLeaks.ts';
export { residencePartition, type ResidenceInput } from './residencePartition.ts';
export { shownNodes } from './shownNodes.ts';
export type { Block, Knower, KnownParts, Partition, PartitionInput, Place, Shown, Whole } from './types.ts';
