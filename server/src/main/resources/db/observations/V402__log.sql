-- The log: readings as compressed columns, in the order in which they became durable. A block leaves when it is sealed.
create table observation_block (
  sequence bigint      not null primary key,
  received timestamptz not null,
  readings integer     not null,
  content  bytea       not null
);

-- Blocks are compressed already.
alter table observation_block alter column content set storage external;

-- Names of deliveries that were stored, so that a repeated one is known. Kept for seven days.
create table observation_delivery (
  key      text        not null primary key,
  received timestamptz not null
);

create index observation_delivery_received on observation_delivery using brin (received);
