-- What officers report on the tasks of the plan. A report is never changed; one that was wrong is withdrawn and stays.
create table pledge_report (
    id bigint generated always as identity primary key,
    task text not null,
    at timestamptz not null,
    person bigint references person (id),
    demonstration boolean not null default false,
    text text not null check (text <> ''),
    milestone text,
    spent_million_won bigint check (spent_million_won >= 0),
    link text,
    file_name text,
    file_type text,
    file bytea check (octet_length(file) <= 5242880),
    withdrawn_at timestamptz,
    withdrawn_by bigint references person (id),
    withdrawn_reason text,
    check ((file is null) = (file_name is null)),
    check ((withdrawn_at is null) = (withdrawn_reason is null))
);

create index pledge_report_newest on pledge_report (task, at desc, id desc);
alter table pledge_report alter column file set storage external;
