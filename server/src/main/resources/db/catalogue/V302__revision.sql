-- What was drawn or imported last, by name, and how often: whoever keeps a copy in memory sees that it is old.
create table catalogue_revision (
    name text primary key,
    revision bigint not null,
    fingerprint text not null default ''
);

alter table boundary drop column fingerprint;
