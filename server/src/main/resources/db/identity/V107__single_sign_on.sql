-- Which person an account of an outside provider belongs to. Made when its verified e-mail address was first recognised.
create table person_link (
    issuer  text        not null,
    subject text        not null,
    person  bigint      not null references person,
    linked  timestamptz not null,
    primary key (issuer, subject),
    unique (issuer, person)
);
