// ShareDB as its own examples run it: everything in memory, one process, documents of the type rich-text.
import { createServer } from 'node:http';
import ShareDB from 'sharedb';
import richText from 'rich-text';
import { WebSocketServer } from 'ws';
import WebSocketJSONStream from '@teamwork/websocket-json-stream';

ShareDB.types.register(richText.type);
const backend = new ShareDB();
const server = createServer();
new WebSocketServer({ server }).on('connection', (socket) => backend.listen(new WebSocketJSONStream(socket)));
server.listen(0, '127.0.0.1', () => console.log(`Listening on: http://127.0.0.1:${server.address().port}`));
