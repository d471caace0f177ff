-- What a person is told. Kept; only the moment of reading is added.
create table notice (
    id       bigint      generated always as identity primary key,
    person   bigint      not null references person,
    kind     text        not null check (kind ~ '^[a-z][a-z-]{0,39}$'),
    title_ko text        not null,
    title_en text        not null,
    text_ko  text        not null,
    text_en  text        not null,
    link     text        check (link ~ '^/'),
    about    text,
    -- Says the same thing only once: a reminder that is due again after a restart.
    once     text,
    sent     timestamptz not null,
    read     timestamptz,
    unique (person, once)
);
create index notice_inbox on notice (person, id desc);
create index notice_unread on notice (person) where read is null;

create table push_subscription (
    id       bigint      generated always as identity primary key,
    person   bigint      not null references person,
    endpoint text        not null unique,
    p256dh   text        not null,
    auth     text        not null,
    device   text        not null,
    added    timestamptz not null
);
create index push_subscription_by_person on push_subscription (person);

-- The work that waits and is tried again: one row for every way a notice takes beyond the page.
create table notice_delivery (
    id           bigint      generated always as identity primary key,
    notice       bigint      not null references notice,
    channel      text        not null check (channel in ('email', 'push')),
    subscription bigint      references push_subscription on delete cascade,
    state        text        not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
    attempts     integer     not null default 0,
    next_try     timestamptz not null,
    trouble      text,
    done         timestamptz
);
create index notice_delivery_waiting on notice_delivery (next_try) where state = 'waiting';
create index notice_delivery_by_notice on notice_delivery (notice);

create table notice_preference (
    person   bigint  primary key references person,
    email    boolean not null,
    push     boolean not null,
    language text    not null check (language in ('ko', 'en'))
);
