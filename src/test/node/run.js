// Runs every scenario against a running service, http://localhost:8080 or the one that COSCRIBE_URL names; several, with
// commas between them, are nodes of one service.
import './converging.js';
import './losing-the-connection.js';
import './creating-and-deleting.js';
import './presence.js';
import './reading.js';
import './refusals.js';
