/** The words of disclosure control: places with their counts, the wholes that sums are shown for, and who knows what. */

/** Something counted by itself: a unit, or a municipality of residence. One count per column: a year, or four quarters. */
export interface Place {
	id: string;
	counts: readonly number[];
}

/** A node that a sum is shown for: municipality, institution, trust, county, region, nation, group of municipalities. */
export interface Whole {
	id: string;
	places: readonly string[];
}

/** Who knows the exact counts of some places: the leader of a unit, an institution, a trust. */
export interface Knower {
	id: string;
	places: readonly string[];
}

/** Place → knower → how many of the place's counts the knower knows, where that is not all or nothing. */
export type KnownParts = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

export interface PartitionInput {
	places: readonly Place[];
	wholes: readonly Whole[];
	knowers: readonly Knower[];
	knownParts?: KnownParts;
	minimum: number;
	/** Blocks may only be unions of these finer ones: quarters coarsen years. */
	within?: Partition;
	/** Blocks may not reach across these groups of places; places in no group form one more. */
	apart?: readonly (readonly string[])[];
}

export interface Block {
	places: readonly string[];
	counts: readonly number[];
	/** Nothing that holds a part of a broken block is shown. */
	broken: boolean;
}

/** Places without a single course belong to no block. */
export interface Partition {
	minimum: number;
	blocks: readonly Block[];
	blockOf: ReadonlyMap<string, number>;
}

export type Shown = 'shown' | 'few' | 'secondary' | 'none';
