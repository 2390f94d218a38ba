// ShareDB with its adapters for PostgreSQL and Redis, each as its readme shows, in one process.
// Arguments: the database as postgresql://…, Redis as redis://…
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import ShareDB from 'sharedb';
import PostgresDB from 'sharedb-postgres';
import RedisPubSub from 'sharedb-redis-pubsub';
import { listen } from './sharedb-server.mjs';

const [database, redis] = process.argv.slice(2);

const tables = new pg.Client({ connectionString: database });
await tables.connect();
await tables.query(await readFile(new URL(import.meta.resolve('sharedb-postgres/structure.sql')), 'utf8'));
await tables.end();

listen(new ShareDB({
  db: new PostgresDB({ connectionString: database }),
  pubsub: new RedisPubSub({ url: redis }),
}));
