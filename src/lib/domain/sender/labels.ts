/** The text of every code of sending. */
import * as m from '../../paraglide/messages.js';
import type { Locale } from '../../paraglide/runtime.js';
import type { Texts } from '../instrumentLabels.ts';
import type { Channel, SendFault } from './codes.ts';

const channelTexts: Texts<Channel> = { email: m.sender_email, sms: m.sender_sms };

export function channelLabel(channel: Channel, locale?: Locale): string {
	return channelTexts[channel]({}, { locale });
}

const sendFaultTexts: Texts<SendFault> = {
	not_set_up: m.sender_fault_not_set_up,
	secret: m.sender_fault_secret,
	unreachable: m.sender_fault_unreachable,
	insecure: m.sender_fault_insecure,
	login: m.sender_fault_login,
	recipient: m.sender_fault_recipient,
	refused: m.sender_fault_refused,
};

export function sendFaultLabel(fault: SendFault, locale?: Locale): string {
	return sendFaultTexts[fault]({}, { locale });
}
