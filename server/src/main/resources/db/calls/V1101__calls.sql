-- Who called whom about what. No word and no picture of it is kept.
create table call (
    id         bigint      generated always as identity primary key,
    subject    text        not null,
    subject_ko text        not null,
    subject_en text        not null,
    caller     bigint      not null references person,
    callee     bigint      not null references person,
    started    timestamptz not null,
    answered   timestamptz,
    ended      timestamptz,
    outcome    text        not null check (outcome in
        ('ringing', 'talking', 'ended', 'missed', 'declined', 'cancelled', 'busy', 'lost'))
);
create index call_by_caller on call (caller, id desc);
create index call_not_ended on call (id) where ended is null;

create table call_step (
    id     bigint      generated always as identity primary key,
    call   bigint      not null references call,
    at     timestamptz not null,
    person bigint      not null references person,
    act    text        not null check (act ~ '^[a-z][a-z-]{0,39}$')
);
create index call_step_by_call on call_step (call, id);
create index call_step_by_person on call_step (person, call desc);

create function refuse_call_step_change() returns trigger language plpgsql as $$
begin
    raise exception 'The steps of a call are only ever added to' using errcode = 'insufficient_privilege';
end
$$;

create trigger call_step_is_only_added_to
    before update or delete or truncate on call_step
    for each statement execute function refuse_call_step_change();
