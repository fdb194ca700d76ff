\set n :n + 1
\set k :n * :clients + :client_id
\set m :k % 2000
\set a (:k / 2000) % 12
BEGIN;
SELECT activity.id, organization.path, opens_at, late_after, closed_at, status FROM activity JOIN organization ON organization.id = organization_id WHERE handle = lpad(to_hex(CAST(:a AS integer)), 16, '0');
SELECT account_id, member_id, label FROM login_session WHERE id = md5('s' || CAST(:m AS text))::uuid AND ended_at IS NULL AND expires_at > now();
SELECT invitee.member_id, attendance.id FROM invitee LEFT JOIN attendance ON attendance.activity_id = invitee.activity_id AND attendance.member_id = invitee.member_id LEFT JOIN offline_check_in ON offline_check_in.activity_id = invitee.activity_id AND offline_check_in.member_id = invitee.member_id WHERE invitee.activity_id = md5('a' || CAST(:a AS text))::uuid AND invitee.member_id = md5('m' || CAST(:m AS text))::uuid;
INSERT INTO attendance (id, activity_id, member_id, state, source, at, saved_at) VALUES (md5('x' || CAST(:k AS text))::uuid, md5('a' || CAST(:a AS text))::uuid, md5('m' || CAST(:m AS text))::uuid, 'present', 'code', now(), now()) ON CONFLICT (activity_id, member_id) DO UPDATE SET state = excluded.state, source = excluded.source, at = excluded.at, saved_at = excluded.saved_at WHERE attendance.state NOT IN ('present', 'late') RETURNING id;
INSERT INTO event (id, type, occurred_at, actor_kind, actor_id, actor_label, path, subject_kind, subject_id, member_id, data, notes, request_id) VALUES (md5('e' || CAST(:k AS text))::uuid, 'attendance.checked_in', now(), 'member', md5('m' || CAST(:m AS text))::uuid, 'label', '/bench000/', 'activity', md5('a' || CAST(:a AS text))::uuid, md5('m' || CAST(:m AS text))::uuid, '{"state": "present"}', '{}', 'request');
COMMIT;
