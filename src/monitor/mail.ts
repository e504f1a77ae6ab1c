import { createTransport } from 'nodemailer'
import { BellwetherError } from '../core/errors.ts'

/** The operator's way out for mail. */
export interface Smtp {
  /** `smtp://user:password@host:587`, `smtps://…` */
  url: string
  /** Sender's address. */
  from: string
}

const TIMEOUT_MS = 5_000

/** Sends plain text, once. Throws `monitor.no_mail` without a server, `monitor.not_delivered` when the server does not take it. */
export async function sendMail(
  smtp: Smtp | null,
  { to, subject, text }: { to: string; subject: string; text: string },
): Promise<void> {
  if (!smtp) throw noMail()
  const transport = createTransport({
    url: smtp.url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  })
  try {
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
