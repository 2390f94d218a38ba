// The server of y-websocket as its readme runs it: everything in memory, one process.
import { once } from 'node:events';
import { createServer } from 'node:net';

const free = createServer().listen(0, '127.0.0.1');
await once(free, 'listening');
const { port } = free.address();
free.close();
await once(free, 'close');

Object.assign(process.env, { HOST: '127.0.0.1', PORT: `${port}` });
await import(new URL('server.js', import.meta.resolve('@y/websocket-server/utils')));

const address = `http://127.0.0.1:${port}`;
while (!(await fetch(address).then((answer) => answer.ok, () => false)));
console.log(`Listening on: ${address}`);
