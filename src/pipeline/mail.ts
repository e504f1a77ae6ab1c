import { createTransport } from 'nodemailer'
import type { Config } from '../core/config.ts'
import type { Logger } from '../core/log.ts'

export interface Letter {
  to: string
  subject: string
  text: string
}

/** The mail server, where one is set up. */
export interface Mail {
  /** Begins to send and does not wait: how long that takes must not tell strangers whether a mailbox is known. */
  post(letter: Letter): void
  /** Waits for what is under way. */
  close(): Promise<void>
}

const PATIENCE_MS = 10_000

/** Mail by `smtp_url`, or null where it is not set. A failure is logged without its receiver. */
export function openMail({ smtp_url, smtp_from }: Pick<Config, 'smtp_url' | 'smtp_from'>, log: Logger): Mail | null {
  if (!smtp_url) return null
  const transport = createTransport(
    { url: smtp_url, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    { from: smtp_from },
  )
  const underWay = new Set<Promise<void>>()
  return {
    post({ to, subject, text }) {
      const sending = transport
        // A bare string could be read as a list of addresses.
        .sendMail({ to: { name: '', address: to }, subject, text })
        .then(
          () => {},
          // The server's own words often repeat the address.
          ({ code, responseCode }) => log.error({ code, responseCode }, 'A mail could not be sent'),
        )
        .finally(() => underWay.delete(sending))
      underWay.add(sending)
    },
    async close() {
      await Promise.all(underWay)
      transport.close()
    },
  }
}
