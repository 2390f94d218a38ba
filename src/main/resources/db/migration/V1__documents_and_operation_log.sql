-- A document's name. The row is made with its first operation; whether the document exists is decided by its log,
-- of which "type" is a copy for listing: the OT type's URI while it exists, null while it doesn't.
create table document (
    key        bigint generated always as identity primary key,
    collection text        not null,
    name       text        not null,
    title      text        not null default 'Untitled document',
    type       text,
    created_at timestamptz not null default now(),
    unique (collection, name)
);

create index document_newest_first on document (collection, created_at desc, key desc) where type is not null;

-- The operation log. One row is one committed batch of one document: operations first_revision up to and without
-- first_revision + operation_count. Every writer's batch begins where a committed one ended, so the primary key lets
-- exactly one of two concurrent writers through. The payload is JSON text in UTF-8; bytea, because text and jsonb
-- refuse U+0000 and lone surrogates. No foreign key: it would lock the document's row at every append.
create table operation_batch (
    document_key    bigint      not null,
    first_revision  bigint      not null,
    operation_count integer     not null check (operation_count > 0),
    payload         bytea       not null,
    committed_at    timestamptz not null default clock_timestamp(),
    primary key (document_key, first_revision)
);

-- The newest snapshot of each document that has one. "type" and "content" are null for a deleted document.
create table snapshot (
    document_key     bigint  primary key,
    revision         bigint  not null,
    type             text,
    content          bytea,
    created_by       text,
    created_sequence bigint,
    created_revision bigint
);
