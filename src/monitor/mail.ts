import { createTransport } from 'nodemailer'
import type { Config } from '../core/config.ts'
import { BellwetherError } from '../core/errors.ts'

/** The operator's way out for mail. */
export interface Smtp {
  /** `smtp://user:password@host:587`, `smtps://…` */
  url: string
  /** Sender's address. */
  from: string
}

const TIMEOUT_MS = 10_000

/** The mail server of a configuration; null where none is set. */
export const smtpOf = ({ smtp_url, smtp_from }: Pick<Config, 'smtp_url' | 'smtp_from'>): Smtp | null =>
  smtp_url && smtp_from ? { url: smtp_url, from: smtp_from } : null

export interface Letter {
  to: string
  subject: string
  text: string
}

/** Sends plain text, once. Throws `monitor.no_mail` without a server, `monitor.not_delivered` when the server does not take it. */
export async function sendMail(smtp: Smtp | null, { to, subject, text }: Letter): Promise<void> {
  if (!smtp) throw noMail()
  const transport = createTransport({
    url: smtp.url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  })
  try {
    // A bare string could be read as a list of addresses.
    await transport.sendMail({ from: smtp.from, to: [{ name: '', address: to }], subject, text })
  } catch (error) {
    throw new BellwetherError({ code: 'monitor.not_delivered', got: (error as Error).message }, { cause: error })
  } finally {
    transport.close()
  }
}

export const noMail = () =>
  new BellwetherError({
    code: 'monitor.no_mail',
    field: 'channel',
    hint: 'Set smtp_url and smtp_from, or choose a webhook.',
  })
