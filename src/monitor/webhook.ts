import { type LookupAddress, lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { BellwetherError } from '../core/errors.ts'

const TIMEOUT_MS = 5_000

/**
 * Addresses of this link alone: clouds answer there with the machine's own credentials. Other private addresses are
 * allowed, since Bellwether and what it tells often stand in one network.
 */
const refused = new BlockList()
refused.addSubnet('169.254.0.0', 16, 'ipv4')
refused.addSubnet('fe80::', 10, 'ipv6')
refused.addAddress('fd00:ec2::254', 'ipv6')

const isRefused = (address: string): boolean => refused.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

const notThere = (got: string) =>
  new BellwetherError({
    code: 'monitor.destination',
    field: 'destination',
    expected: 'an http or https address that is not link-local',
    got,
  })

/** The address that a webhook may be sent to. Throws `monitor.destination`. */
export function webhookUrl(text: string): URL {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw notThere('another kind of address')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && isRefused(host)) throw notThere('a link-local address')
  return url
}

/** Looks a name up as it is connected to, so that a name cannot lead to what may not be asked by its address. */
const checkedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0)
    if (addresses.some(({ address }) => isRefused(address))) return callback(notThere('a link-local address'), '', 0)
    if (options.all) return callback(null, addresses)
    callback(null, addresses[0].address, addresses[0].family)
  })
}

/**
 * Posts JSON, once. Redirects are not followed and no more than the answer's status is read. Throws
 * `monitor.destination`, and `monitor.not_delivered` when no 2xx answer came within five seconds.
 */
export async function postWebhook(destination: string, body: unknown, signal?: AbortSignal): Promise<void> {
  const url = webhookUrl(destination)
  const text = JSON.stringify(body)
  const status = await new Promise<number>((resolve, reject) => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS)
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'user-agent': 'Bellwether',
        },
        agent: false,
        lookup: checkedLookup,
        signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      },
      (response) => {
        response.destroy()
        resolve(response.statusCode ?? 0)
      },
    )
    request.on('error', (error) => {
      const got = timeout.aborted ? `no answer within ${TIMEOUT_MS / 1000} s` : error.message
      reject(error instanceof BellwetherError ? error : notDelivered(got, error))
    })
    request.end(text)
  })
  if (status < 200 || status > 299) throw notDelivered(`status ${status}`)
}

const notDelivered = (got: string, cause?: unknown) =>
  new BellwetherError({ code: 'monitor.not_delivered', expected: 'a 2xx answer', got }, { cause })
