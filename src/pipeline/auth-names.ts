/**
 * The origin that better-auth believes to be at. The real one is a request's own, and only the server, which knows which
 * proxy to trust, can tell it: `api/origin.ts` compares it with the browser's.
 */
export const originOf = (secure: boolean): string => `${secure ? 'https' : 'http'}://bellwether.invalid`

/** Header in which better-auth is told the client's address. It is set here, whatever a client may have sent. */
export const CLIENT_IP = 'x-bellwether-client-ip'

export const COOKIE_PREFIX = 'bellwether'

/** Name of the cookie that holds a session. */
export const sessionCookieName = (secure: boolean): string =>
  `${secure ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`

/** Characters of a password. */
export const MIN_PASSWORD = 10
export const MAX_PASSWORD = 128
