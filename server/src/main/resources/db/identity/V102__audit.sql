create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    person  bigint,
    login   text,
    action  text        not null,
    subject text        not null,
    detail  jsonb       not null default '{}',
    address text
);
create index audit_entry_by_login on audit_entry (login, id desc);
create index audit_entry_by_action on audit_entry (action, id desc);
create index audit_entry_by_time on audit_entry (at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'The audit trail is only ever added to' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_is_only_added_to
    before update or delete or truncate on audit_entry
    for each statement execute function refuse_audit_change();
