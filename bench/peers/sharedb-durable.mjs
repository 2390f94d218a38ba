// ShareDB with its adapters for PostgreSQL and Redis, each as its readme shows, in one process.
// Arguments: the database as postgresql://…, which another process may use already, and Redis as redis://…
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import ShareDB from 'sharedb';
import PostgresDB from 'sharedb-postgres';
import RedisPubSub from 'sharedb-redis-pubsub';
import { listen } from './sharedb-server.mjs';

const [database, redis] = process.argv.slice(2);

const client = new pg.Client({ connectionString: database });
await client.connect();
const { rows: [{ tables }] } = await client.query("SELECT to_regclass('snapshots') AS tables");
if (tables === null) {
  await client.query(await readFile(new URL(import.meta.resolve('sharedb-postgres/structure.sql')), 'utf8'));
}
await client.end();

listen(new ShareDB({
  db: new PostgresDB({ connectionString: database }),
  pubsub: new RedisPubSub({ url: redis }),
}));
