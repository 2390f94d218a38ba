/** Why the service ended a connection, as far as that says what to do next. */
export const closeCodes = {
  /** The token has expired or is no longer valid. */
  unauthenticated: 4401,
  /** A document of the connection was taken away; what is still allowed goes on. */
  accessLost: 4403,
  /** More, or more often, than one may. */
  limitExceeded: 4429,
} as const
