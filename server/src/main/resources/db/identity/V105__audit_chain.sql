-- Each entry carries the hash of the one before it, so that whoever changes, removes or slips in a line in the database
-- breaks the chain. Entries older than the chain have no hash.
alter table audit_entry
    add column acting_for text,
    add column previous   bytea check (octet_length(previous) = 32),
    add column hash       bytea check (octet_length(hash) = 32),
    add constraint audit_entry_chained check ((previous is null) = (hash is null));
create index audit_entry_by_hash on audit_entry (hash);
create index audit_entry_by_acting on audit_entry (acting_for, id desc) where acting_for is not null;
