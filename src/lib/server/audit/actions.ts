import * as m from '../../paraglide/messages.js';

/** Every action that the database logs, in words. */
export const auditActions: Readonly<Record<string, () => string>> = {
	course_opened: m.audit_action_course_opened,
	identity_revealed: m.audit_action_identity_revealed,
	courses_imported: m.audit_action_courses_imported,
	import_undone: m.audit_action_import_undone,
	followup_link_created: m.audit_action_followup_link_created,
	followup_link_not_sent: m.sender_audit_link_not_sent,
	followup_answered: m.audit_action_followup_answered,
	reservation_added: m.audit_action_reservation_added,
	erasure_looked_up: m.audit_action_erasure_looked_up,
	person_erased: m.audit_action_person_erased,
	export_drawn: m.audit_action_export_drawn,
	export_downloaded: m.audit_action_export_downloaded,
	aggregates_downloaded: m.audit_action_aggregates_downloaded,
	aggregates_viewed: m.audit_action_aggregates_viewed,
	project_sent: m.audit_action_project_sent,
	project_asked: m.audit_action_project_asked,
	project_answered: m.audit_action_project_answered,
	project_opened: m.audit_action_project_opened,
	project_approved: m.audit_action_project_approved,
	project_rejected: m.audit_action_project_rejected,
	disclosure_viewed: m.audit_action_disclosure_viewed,
	release_requested: m.audit_action_release_requested,
	release_cancelled: m.audit_action_release_cancelled,
	release_built: m.audit_action_release_built,
	release_refused: m.audit_action_release_refused,
	release_failed: m.audit_action_release_failed,
	release_withdrawn: m.audit_action_release_withdrawn,
	release_downloaded: m.audit_action_release_downloaded,
	release_resumed: m.audit_action_release_resumed,
	account_insert: m.audit_action_account_insert,
	account_update: m.audit_action_account_update,
	invitation_made: m.audit_action_invitation_made,
	membership_insert: m.audit_action_membership_insert,
	membership_delete: m.audit_action_membership_delete,
	unit_insert: m.audit_action_unit_insert,
	unit_update: m.audit_action_unit_update,
	token_created: m.audit_action_token_created,
	token_revoked: m.audit_action_token_revoked,
	sender_changed: m.sender_audit_changed,
	reported_counts_loaded: m.coverage_audit_loaded,
	reported_count_removed: m.coverage_audit_removed,
};

/** An action that this version has no words for is shown as it is: a log must not hide what it does not know. */
export function actionText(action: string): string {
	return auditActions[action]?.() ?? action;
}
