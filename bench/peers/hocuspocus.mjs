// Hocuspocus without extensions, hence without anything that keeps documents: everything in memory, one process.
import { Server } from '@hocuspocus/server';

const { httpServer } = new Server();
// not by its own listen(), which opens the port to every network
httpServer.listen(0, '127.0.0.1', () => console.log(`Listening on: http://127.0.0.1:${httpServer.address().port}`));
