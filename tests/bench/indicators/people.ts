/** Who asks: a leader of one municipality, and a clinician of its unit. */
export const leader = '00000000-0000-4000-8000-000000000001';
export const clinician = '00000000-0000-4000-8000-000000000002';
/** Bergen has a unit of its own in every registry of this measurement. */
export const municipality = 'municipality-4601';
export const unit = 'unit-bench-1';
export const sessionToken = 'bench-session-of-the-clinician-0000000000';
