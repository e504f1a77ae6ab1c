import type { Config } from '../core/config.ts'
import type { Logger } from '../core/log.ts'
import { type Letter, sendMail, smtpOf } from '../monitor/mail.ts'

/** Mail that nobody waits for. */
export interface Mail {
  /** Begins to send and does not wait: how long that takes must not tell strangers whether a mailbox is known. */
  post(letter: Letter): void
  /** Waits for what is under way. */
  close(): Promise<void>
}

/** Mail by `smtp_url`, or null where it is not set. A failure is logged without its receiver. */
export function openMail(config: Pick<Config, 'smtp_url' | 'smtp_from'>, log: Logger): Mail | null {
  const smtp = smtpOf(config)
  if (!smtp) return null
  const underWay = new Set<Promise<void>>()
  return {
    post(letter) {
      const sending = sendMail(smtp, letter)
        // The server's own words often repeat the address.
        .catch(({ cause }) =>
          log.error({ code: cause?.code, responseCode: cause?.responseCode }, 'A mail could not be sent'),
        )
        .finally(() => underWay.delete(sending))
      underWay.add(sending)
    },
    async close() {
      await Promise.all(underWay)
    },
  }
}
