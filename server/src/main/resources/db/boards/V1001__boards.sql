-- How people arranged their boards. Every saving is a row; the newest one counts.
create table board_layout (
    person  bigint      not null references person,
    board   text        not null check (board ~ '^(mayor|district-[0-9]{5,10}|office-[a-z0-9-]+)$'),
    version integer     not null check (version > 0),
    scenes  jsonb,
    changed timestamptz not null,
    primary key (person, board, version)
);
comment on column board_layout.scenes is 'list of scenes as GET /api/boards gives them; null: back to the standard of the city';
