/** The ways that messages go to people (migration sender). */
export const channels = ['email', 'sms'] as const;
export type Channel = (typeof channels)[number];

/** Why a message was not sent, as far as the person who sends it can do something about it. */
export const sendFaults = [
	'not_set_up',
	'secret',
	'unreachable',
	'insecure',
	'login',
	'recipient',
	'refused',
] as const;
export type SendFault = (typeof sendFaults)[number];
