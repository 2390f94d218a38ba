/** A reporter of node:test for another program: a line of JSON for every test that ended, then their number. */
export default async function* report(events) {
  for await (const { type, data } of events) {
    if (data.nesting > 0) continue;
    if (type === 'test:pass') yield line({ name: data.name });
    if (type === 'test:fail') yield line({ name: data.name, failure: failure(data.details.error) });
    if (type === 'test:plan') yield line({ count: data.count });
  }
}

function line(object) {
  return JSON.stringify(object) + '\n';
}

function failure(error) {
  const cause = error.cause ?? error;
  return cause.stack ?? String(cause);
}
