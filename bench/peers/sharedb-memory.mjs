// ShareDB as its own examples run it: everything in memory, one process.
import ShareDB from 'sharedb';
import { listen } from './sharedb-server.mjs';

listen(new ShareDB());
