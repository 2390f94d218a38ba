// A ShareDB backend on a port of its own, with documents of the type rich-text.
import { createServer } from 'node:http';
import ShareDB from 'sharedb';
import richText from 'rich-text';
import { WebSocketServer } from 'ws';
import WebSocketJSONStream from '@teamwork/websocket-json-stream';

ShareDB.types.register(richText.type);

export function listen(backend) {
  const server = createServer();
  new WebSocketServer({ server }).on('connection', (socket) => {
    const stream = new WebSocketJSONStream(socket);
    // without a listener, an editor who leaves while something is sent to it ends the process
    stream.on('error', (error) => console.error(`a connection ends: ${error}`));
    backend.listen(stream);
  });
  server.listen(0, '127.0.0.1', () => console.log(`Listening on: http://127.0.0.1:${server.address().port}`));
}
