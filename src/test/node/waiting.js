import { setImmediate as turn } from 'node:timers/promises';

/** How long anything may take, in milliseconds. */
export const PATIENCE = 10_000;

/** Lets what has arrived be handled. */
export { turn };

/** Waits until a condition holds, and fails after the deadline with what it was waiting for. */
export async function until(what, holds) {
  const deadline = Date.now() + PATIENCE;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited ${PATIENCE} ms in vain for ${what}`);
    await turn();
  }
}

/** A call with a callback, as a promise of its result. */
export function done(call) {
  return new Promise((resolve, reject) => call((error, result) => (error ? reject(error) : resolve(result))));
}

/** The error that a call with a callback ends with. */
export async function refusal(call) {
  const outcome = await done(call).then(
    () => null,
    (error) => error,
  );
  if (outcome === null) throw new Error('expected a refusal');
  return outcome;
}
