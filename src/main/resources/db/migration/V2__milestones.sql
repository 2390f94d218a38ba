-- A document's snapshots: the newest, and milestones, from which its past is read without replaying all of it.
alter table snapshot drop constraint snapshot_pkey, add primary key (document_key, revision);
