-- What one person asks for and another decides. It is kept for ever: who agreed to what is part of the record.
create table approval (
    id              bigint generated always as identity primary key,
    kind            text        not null,
    subject         text        not null,
    what_ko         text        not null,
    what_en         text        not null,
    payload         jsonb       not null,
    reason          text        not null check (reason <> ''),
    requested_by    bigint      not null references person,
    requested_for   bigint references person,
    requested       timestamptz not null,
    state           text        not null default 'waiting'
                    check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
    decided_by      bigint references person,
    decided_for     bigint references person,
    decided         timestamptz,
    decision_reason text,
    check ((state = 'waiting') = (decided_by is null)),
    check (state <> 'approved' or decided_by <> requested_by)
);
create unique index approval_waits_once on approval (kind, subject) where state = 'waiting';
create index approval_by_time on approval (requested desc);
