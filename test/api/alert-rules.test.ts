import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { createLog } from '../../src/core/log.ts'
import { createAlertRule } from '../../src/monitor/alert-rules.ts'
import type { Alert } from '../../src/monitor/alerts.ts'
import { openAlertDelivery } from '../../src/pipeline/alert-delivery.ts'
import { givenReceiver } from '../receiver.ts'
import { givenServer } from '../server.ts'

interface RuleShown {
  id: string
  last_sent_at: string | null
  last_error: string | null
}

/** Just enough of a mail server to take a mail. */
async function givenMailServer() {
  const mails: string[] = []
  const server = createTcpServer((socket) => {
    let text = ''
    let inMail = false
    socket.on('error', () => undefined)
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      text += chunk
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        if (inMail) {
          const stop = text.indexOf('\r\n.\r\n')
          if (stop < 0) return
          mails.push(text.slice(0, stop))
          text = text.slice(stop + 5)
          inMail = false
          socket.write('250 taken\r\n')
          continue
        }
        const command = text.slice(0, 4).toUpperCase()
        text = text.slice(end + 2)
        inMail = command === 'DATA'
        socket.write(inMail ? '354 go on\r\n' : command === 'QUIT' ? '221 bye\r\n' : '250 fine\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { mails, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const alertOf = (kind: Alert['kind'], subject: string) =>
  ({ kind, subject, message: `${subject} moved`, evidence: { psi: 0.4 }, raised_at: new Date('2026-01-05') }) as Alert

async function givenRules() {
  const server = await givenServer()
  const send = async (method: string, path: string, json?: unknown) => {
    const answer = await server.fetch(`/api/v1/alert-rules${path}`, { role: 'admin', method, json })
    return { status: answer.status, body: answer.status === 204 ? null : ((await answer.json()) as RuleShown) }
  }
  const rules = async () =>
    (
      (await (await server.fetch('/api/v1/alert-rules', { role: 'admin' })).json()) as {
        rules: RuleShown[]
        mail: boolean
      }
    ).rules
  const { store } = server.engine
  const delivering = (smtp: { url: string; from: string } | null = null) =>
    openAlertDelivery(store, { log: createLog('silent'), smtp, pauses_ms: [10, 20] })
  return { server, send, rules, delivering, target: { project: server.project, name: 'shop' } }
}

test('a webhook that fails twice gets the alert at the third try, once', async () => {
  const { send, rules, delivering, target } = await givenRules()
  const receiver = await givenReceiver(500, 302, 200)
  await send('POST', '', { name: 'chat', channel: 'webhook', destination: receiver.url, kinds: ['drift'] })
  const delivery = delivering()
  delivery.send(target, [alertOf('drift', 'price'), alertOf('freshness', 'events')])
  await delivery.settled()
  expect(receiver.received).toHaveLength(3)
  expect(receiver.received[2]).toEqual({
    project: 'test',
    target: 'shop',
    kind: 'drift',
    subject: 'price',
    message: 'price moved',
    evidence: { psi: 0.4 },
    raised_at: '2026-01-05T00:00:00.000Z',
  })
  expect(await rules()).toMatchObject([{ last_sent_at: expect.any(String), last_error: null }])
})

test('a webhook that never takes an alert keeps the error, and a redirect is not followed', async () => {
  const { send, rules, delivering, target } = await givenRules()
  const receiver = await givenReceiver(302)
  await send('POST', '', { name: 'chat', channel: 'webhook', destination: receiver.url })
  const delivery = delivering()
  delivery.send(target, [alertOf('drift', 'price')])
  await delivery.settled()
  expect(receiver.received).toHaveLength(3)
  const [rule] = await rules()
  expect(rule.last_sent_at).toBeNull()
  expect(rule.last_error).toContain('monitor.not_delivered')
  expect(rule.last_error).toContain('status 302')
})

test('link-local addresses are refused, other private ones are not', async () => {
  const { send } = await givenRules()
  const made = async (destination: string) => {
    const { status, body } = await send('POST', '', { name: 'n', channel: 'webhook', destination })
    return [status, (body as { code?: string } | null)?.code]
  }
  const refused = [400, 'monitor.destination']
  expect(await made('http://169.254.169.254/latest/meta-data')).toEqual(refused)
  expect(await made('http://2852039166/')).toEqual(refused)
  expect(await made('http://[::ffff:169.254.169.254]/')).toEqual(refused)
  expect(await made('http://[fe80::1]/')).toEqual(refused)
  expect(await made('ftp://example.com/')).toEqual(refused)
  expect(await made('http://10.0.0.7:8080/hook')).toEqual([201, undefined])
})

test('a rule can be changed, tried and removed; mail needs a mail server', async () => {
  const { server, send, rules } = await givenRules()
  const receiver = await givenReceiver(200)
  const { body } = await send('POST', '', { name: 'a', channel: 'webhook', destination: 'http://127.0.0.1:1/' })
  const id = body?.id
  expect((await send('POST', `/${id}/test`)).body).toMatchObject({ delivered: false, error: expect.any(String) })
  await send('PATCH', `/${id}`, { name: 'b', destination: receiver.url, kinds: ['effect'] })
  expect((await send('POST', `/${id}/test`)).body).toEqual({ delivered: true, error: null })
  expect(receiver.received).toMatchObject([{ kind: 'effect', subject: 'test', project: 'test' }])
  expect(await rules()).toMatchObject([{ name: 'b', kinds: ['effect'], last_error: null }])
  const other = await givenServer()
  const foreign = await other.fetch(`/api/v1/alert-rules/${id}`, { role: 'admin', method: 'DELETE' })
  expect(foreign.status).toBe(404)
  expect((await send('DELETE', `/${id}`)).status).toBe(204)
  expect(await rules()).toEqual([])
  expect((await send('PATCH', `/${newId()}`, { name: 'c' })).body).toMatchObject({ code: 'core.not_found' })
  const mail = await send('POST', '', { name: 'm', channel: 'email', destination: 'ann@example.com' })
  expect(mail).toMatchObject({ status: 409, body: { code: 'monitor.no_mail' } })
  expect(server.engine.alerts.mail).toBe(false)
})

test('an alert arrives by mail', async () => {
  const { server, rules, delivering, target } = await givenRules()
  const { mails, url } = await givenMailServer()
  await createAlertRule(server.engine.store, server.project, {
    name: 'post',
    kinds: [],
    channel: 'email',
    destination: 'ann@example.com',
  })
  const delivery = delivering({ url, from: 'bellwether@example.com' })
  delivery.send(target, [alertOf('drift', 'price')])
  await delivery.settled()
  expect(mails).toHaveLength(1)
  expect(mails[0]).toContain('To: ann@example.com')
  expect(mails[0]).toContain('price moved')
  expect(await rules()).toMatchObject([{ last_error: null }])
})
