-- Who may do what with a document. Users are names that their tokens prove: "guest:…" or "account:…".
create table access_grant (
    document_key bigint      not null references document,
    user_id      text        not null,
    user_name    text        not null,
    role         text        not null check (role in ('owner', 'editor', 'commenter', 'viewer')),
    granted_at   timestamptz not null default now(),
    primary key (document_key, user_id)
);

create index access_grant_of_user on access_grant (user_id);

-- A share link gives its role to whoever brings its secret, of which only the SHA-256 hash is known here.
create table share_link (
    key          bigint generated always as identity primary key,
    document_key bigint      not null references document,
    secret_hash  bytea       not null unique,
    role         text        not null check (role in ('editor', 'commenter', 'viewer')),
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    revoked_at   timestamptz
);

create index share_link_of_document on share_link (document_key);

create table share_link_use (
    link_key  bigint      not null references share_link,
    user_id   text        not null,
    user_name text        not null,
    used_at   timestamptz not null default now(),
    primary key (link_key, user_id)
);

create index share_link_use_of_user on share_link_use (user_id);

-- Every role that somebody has now, and by what; a user may have several in one document.
create view document_role as
select document_key, user_id, user_name, role, null::bigint as link_key, null::timestamptz as until, granted_at as since
from access_grant
union all
select l.document_key, u.user_id, u.user_name, l.role, l.key, l.expires_at, u.used_at
from share_link_use u
join share_link l on l.key = u.link_key
where l.revoked_at is null and (l.expires_at is null or l.expires_at > clock_timestamp());

-- What was changed about access, when, and by whom. Only ever inserted. Nodes read it to learn what others have changed.
create table access_event (
    key          bigint generated always as identity primary key,
    document_key bigint      not null references document,
    happened_at  timestamptz not null default clock_timestamp(),
    actor_id     text        not null,
    actor_name   text        not null,
    kind         text        not null,
    subject_id   text,
    subject_name text,
    role         text,
    link_key     bigint
);

create index access_event_of_document on access_event (document_key, key);

create function access_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'access_event is append-only';
end $$;

create trigger access_event_is_append_only before update or delete or truncate on access_event
    for each statement execute function access_event_is_append_only();

-- The public halves of the keys that nodes sign guests' tokens with: each node verifies what any other has signed.
create table signing_key (
    id         text        primary key,
    public_key text        not null,
    created_at timestamptz not null default now()
);

-- A ticket opens one socket, once, for the user of the token that it was given for; only its SHA-256 hash is known here.
create table socket_ticket (
    hash             bytea       primary key,
    user_id          text        not null,
    user_name        text        not null,
    token_expires_at timestamptz not null,
    expires_at       timestamptz not null
);

create index socket_ticket_by_expiry on socket_ticket (expires_at);
