/** What the page of one indicator says and draws, part by part. Statistics stay here: the page gets words and marks. */
export { groupsOf, type Groups } from './groups.ts';
export { monthsOf, type Months } from './months.ts';
export { nowOf, type Fact } from './now.ts';
export { quartersOf, type Quarters } from './quarters.ts';
export { unitsOf, type DrawnFunnel, type Units } from './units.ts';
