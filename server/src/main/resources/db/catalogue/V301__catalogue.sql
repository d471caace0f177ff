create extension if not exists btree_gist;

-- City systems and the dense numbers they keep for ever.
create table source (
    number integer primary key,
    id text not null unique,
    name_ko text not null,
    name_en text not null,
    office text not null,
    dataset text not null,
    connector text not null
);

-- Places that do not report by themselves: access points, stations, hospitals, shelters.
create table place (
    id bigint generated always as identity primary key,
    kind text not null,
    key text not null,
    name_ko text not null,
    name_en text not null,
    position point not null,
    district text,
    address text,
    properties jsonb not null default '{}',
    source integer,
    unique (kind, key)
);
create index place_kind_position on place using gist (kind, position);

-- Shapes of districts and neighbourhoods: our own drawing, or official ones that were imported.
create table boundary (
    code text primary key,
    level text not null,
    origin text not null,
    fingerprint text not null,
    geometry jsonb not null,
    west double precision not null,
    south double precision not null,
    east double precision not null,
    north double precision not null
);
