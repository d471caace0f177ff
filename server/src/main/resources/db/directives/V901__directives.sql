-- An order as it was given. `sealed` is the whole of it as text (JSON), with what the issuer saw; `hash` is its SHA-256. Nothing of it ever changes.
create table directive (
    id           bigint      generated always as identity primary key,
    subject      text        not null,
    title_ko     text        not null,
    title_en     text        not null,
    text         text        not null check (length(text) between 1 and 4000),
    urgency      text        not null check (urgency in ('normal', 'urgent', 'immediate')),
    jurisdiction text,
    issuer       bigint      not null references person,
    public       boolean     not null,
    issued       timestamptz not null,
    sealed       text        not null,
    hash         bytea       not null check (length(hash) = 32)
);
create index directive_by_subject on directive (subject);
create index directive_by_issuer on directive (issuer, id desc);

-- What was done with it, one row a step, each with how it stood afterwards. The last row is how it stands.
create table directive_step (
    id           bigint      generated always as identity primary key,
    directive    bigint      not null references directive,
    number       integer     not null check (number >= 1),
    act          text        not null,
    person       bigint      not null references person,
    -- Whose act it was, if a deputy did it for them.
    acting_for   bigint      references person,
    at           timestamptz not null,
    text         text        not null default '' check (length(text) <= 4000),
    link         text        check (link ~ '^https?://'),
    state        text        not null,
    office       text        not null,
    owner        bigint      references person,
    due          timestamptz not null,
    question     boolean     not null,
    wanted       timestamptz,
    -- Names the request that made it, so that one that is sent again does nothing.
    request      text        not null check (length(request) between 8 and 80),
    unique (directive, number),
    unique (person, request)
);
create index directive_step_by_time on directive_step (at);

create table directive_file (
    id        bigint      generated always as identity primary key,
    directive bigint      not null references directive,
    step      bigint      not null references directive_step,
    -- `seen`: the picture of what the issuer saw; `evidence`: what a report shows.
    purpose   text        not null check (purpose in ('seen', 'evidence')),
    name      text        not null check (length(name) between 1 and 200),
    type      text        not null,
    bytes     bytea       not null check (length(bytes) between 1 and 5242880),
    hash      bytea       not null check (length(hash) = 32)
);
create index directive_file_by_directive on directive_file (directive);

create function refuse_directive_change() returns trigger language plpgsql as $$
begin
    raise exception 'Directives and their steps are only ever added to' using errcode = 'insufficient_privilege';
end
$$;

create trigger directive_is_only_added_to
    before update or delete or truncate on directive
    for each statement execute function refuse_directive_change();
create trigger directive_step_is_only_added_to
    before update or delete or truncate on directive_step
    for each statement execute function refuse_directive_change();
create trigger directive_file_is_only_added_to
    before update or delete or truncate on directive_file
    for each statement execute function refuse_directive_change();
