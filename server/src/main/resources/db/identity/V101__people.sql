create table person (
    id            bigint generated always as identity primary key,
    login         text        not null unique check (login ~ '^[a-z][a-z0-9.-]{1,39}$'),
    name_ko       text        not null,
    name_en       text        not null,
    role          text        not null
                  check (role in ('mayor', 'district-head', 'data-steward', 'officer', 'viewer', 'citizen')),
    jurisdiction  text check (role <> 'district-head' or jurisdiction is not null),
    office        text,
    password_hash text        not null,
    demo          boolean     not null default false,
    active        boolean     not null default true,
    added         timestamptz not null default now()
);

-- A link that makes the first account. Only a hash of its secret is kept.
create table setup_link (
    secret_hash bytea       primary key,
    expires     timestamptz not null,
    used        timestamptz
);

-- Passkeys; names and columns are those Spring Security's JDBC repositories read and write.
create table user_entities (
    id           varchar(1000) primary key,
    name         varchar(100)  not null unique,
    display_name varchar(200)
);

create table user_credentials (
    credential_id                varchar(1000) primary key,
    user_entity_user_id          varchar(1000) not null references user_entities on delete cascade,
    public_key                   bytea         not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        varchar(1000) not null
);
create index user_credentials_by_user on user_credentials (user_entity_user_id);
