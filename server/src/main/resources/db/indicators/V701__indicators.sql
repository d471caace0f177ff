-- Values of policy indicators. They come in entries: one indicator, one period, everything it is told apart by.
-- An entry of a person waits for a second one; what the city hall computes, and demonstration figures, are nobody's.
create table indicator_entry (
    id bigint generated always as identity primary key,
    indicator text not null,
    period text not null,
    origin text not null check (origin in ('entry', 'source', 'sql', 'demonstration')),
    state text not null check (state in ('pending', 'approved', 'returned')),
    provisional boolean not null default false,
    reason text not null default '',
    entered_by bigint references person (id),
    entered_at timestamptz not null,
    decided_by bigint references person (id),
    decided_at timestamptz,
    answer text not null default '',
    check (decided_by is null or entered_by is null or decided_by <> entered_by),
    check ((state = 'pending') = (decided_at is null))
);

-- Two people who fill in the same form do not overwrite each other.
create unique index indicator_entry_pending on indicator_entry (indicator, period) where state = 'pending';
create index indicator_entry_newest on indicator_entry (indicator, id desc);

-- One number of an entry. It gets its revision when the entry is approved; none is ever overwritten by a correction.
create table indicator_value (
    entry bigint not null references indicator_entry (id),
    indicator text not null,
    period text not null,
    district text not null default '',
    sex text not null default '',
    age text not null default '',
    value float8 not null,
    revision integer,
    primary key (entry, district, sex, age)
);

create unique index indicator_value_revision on indicator_value (indicator, period, district, sex, age, revision)
    where revision is not null;
