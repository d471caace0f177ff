-- Who is in charge of an office is its manager; of a district, its head.
alter table person drop constraint person_role_check;
alter table person
    add constraint person_role_check check (role in
        ('mayor', 'district-head', 'office-manager', 'data-steward', 'officer', 'viewer', 'citizen')),
    add constraint person_manages_an_office check (role <> 'office-manager' or office is not null),
    add column email text unique check (email = lower(email) and email like '%_@_%');
create index person_by_office on person (office) where active;
create index person_by_jurisdiction on person (jurisdiction) where active;

-- While somebody is away, their deputy is in charge of what they are in charge of.
create table absence (
    id          bigint generated always as identity primary key,
    person      bigint      not null references person,
    deputy      bigint      not null references person check (deputy <> person),
    since       timestamptz not null,
    until       timestamptz not null check (until > since),
    reason      text        not null,
    recorded_by bigint references person,
    recorded    timestamptz not null,
    withdrawn   timestamptz
);
create index absence_by_person on absence (person, until) where withdrawn is null;
create index absence_by_deputy on absence (deputy, until) where withdrawn is null;
