/** What went wrong, in the words that a caller can act on. HTTP answers carry the same fields (RFC 9457). */
export interface ErrorDetail {
  /** `folder.what`; one of the keys of `errorCodes`. */
  code: ErrorCode
  /** Path of the input at fault, `a.b[2]`; absent when no single field is. */
  field?: string
  /** What would have been right. */
  expected?: unknown
  /** What came instead: a type, a size or a short excerpt; never a secret, never an event's content. */
  got?: unknown
  /** What to do next. */
  hint?: string
}

interface CodeInfo {
  status: number
  title: string
}

const code = (status: number, title: string): CodeInfo => ({ status, title })

/** Every code that Bellwether raises, with its HTTP status and title. `docs/reference/errors.md` is made from it. */
export const errorCodes = {
  'core.invalid': code(400, 'The input does not have the expected form'),
  'core.config': code(400, 'The configuration is not valid'),
  'core.not_found': code(404, 'There is no such thing'),
  'core.conflict': code(409, 'The request conflicts with the present state'),
  'core.aborted': code(499, 'The work was cancelled'),
  'core.internal': code(500, 'Bellwether failed; the log says more'),
  'store.locked': code(409, 'Another process holds the data directory'),
  'store.unwritable': code(507, 'The data directory cannot be written'),
  'store.unreachable': code(502, 'A database does not answer'),
  'store.no_artifact': code(404, 'There is no such artifact'),
  'store.remote_backup': code(409, 'A database behind a URL is backed up by its operator'),
  'store.not_empty': code(409, 'The data directory is not empty'),
  'store.query_refused': code(400, 'The query reaches beyond the project'),
  'store.query_failed': code(400, 'The query cannot be run'),
  'store.bad_backup': code(400, 'This is not a whole backup'),
  'import.map': code(400, 'The import map is not valid'),
  'import.column': code(400, 'The file has no such column'),
  'import.file': code(400, 'The file cannot be read'),
  'import.row': code(400, 'A row cannot be made an event'),
  'prepare.nothing': code(422, 'There is nothing to learn from'),
  'prepare.leakage': code(500, 'A dataset holds something from after its cut-off'),
  'nn.shape': code(400, 'The shapes do not fit'),
  'nn.gradient': code(400, 'There is no such gradient'),
  'nn.feed': code(400, 'A run is given something else than the graph needs'),
  'nn.diverged': code(422, 'Training diverged'),
  'nn.memory': code(507, 'Training would need more memory than there is'),
  'nn.checkpoint': code(400, 'The checkpoint cannot be used'),
  'nn.onnx': code(400, 'The ONNX file cannot be used'),
  'nn.device': code(400, 'The device cannot be used'),
  'models.too_little_data': code(422, 'There is too little data for the model'),
  'models.corrupt': code(500, 'A model file is damaged'),
  'collect.malformed': code(400, 'The event does not have the expected form'),
  'collect.timestamp': code(400, 'The timestamp cannot be used'),
  'collect.nul': code(400, 'The event holds a NUL byte'),
  'collect.limit': code(400, 'The event is beyond a limit'),
  'collect.bad_body': code(400, 'The body cannot be read'),
  'collect.too_large': code(413, 'The body is too large'),
  'collect.too_many': code(413, 'The request holds too many events'),
  'collect.overloaded': code(503, 'Events arrive faster than they can be written'),
  'collect.not_written': code(503, 'The events could not be written'),
  'deploy.no_model': code(409, 'The target has no model in service yet'),
  'deploy.expression': code(400, 'The condition cannot be read'),
  'deploy.unknown_series': code(404, 'The model does not know this series'),
  'monitor.destination': code(400, 'Alerts are not sent to such an address'),
  'monitor.no_mail': code(409, 'No mail server is set'),
  'monitor.not_delivered': code(502, 'The alert could not be delivered'),
  'pipeline.memory': code(507, 'Training needed more memory than it may use'),
  'pipeline.worker': code(500, 'The training process ended before its work was done'),
  'api.unauthorized': code(401, 'The key or the session is missing or not valid'),
  'api.forbidden': code(403, 'The key or the role does not allow this'),
  'api.cross_origin': code(403, 'The request comes from another site'),
  'api.no_route': code(404, 'There is no such route'),
  'api.bad_json': code(400, 'The body is not JSON'),
  'api.bad_request': code(400, 'The request is malformed'),
  'api.media_type': code(415, 'The body is of a type that this route does not read'),
  'api.too_large': code(413, 'The body is too large'),
  'api.closing': code(503, 'The server is stopping'),
  'api.port_in_use': code(409, 'Another process listens on the port'),
  'cli.unreadable': code(400, 'The file cannot be read'),
  'cli.unwritable': code(507, 'The file cannot be written'),
  'cli.unhealthy': code(500, 'Something here keeps Bellwether from working'),
  'cli.unreachable': code(502, 'No server answers there'),
} as const satisfies Record<string, CodeInfo>

export type ErrorCode = keyof typeof errorCodes

/** The one error class. Broken invariants of ours are `node:assert` errors instead. */
export class BellwetherError extends Error {
  readonly code: ErrorCode
  readonly field?: string
  readonly expected?: unknown
  readonly got?: unknown
  readonly hint?: string

  constructor(detail: ErrorDetail, options?: ErrorOptions) {
    super(sentence(detail), options)
    this.name = 'BellwetherError'
    this.code = detail.code
    this.field = detail.field
    this.expected = detail.expected
    this.got = detail.got
    this.hint = detail.hint
  }

  get status(): number {
    return errorCodes[this.code].status
  }

  get title(): string {
    return errorCodes[this.code].title
  }
}

function sentence({ code, field, expected, got, hint }: ErrorDetail): string {
  const parts: string[] = [errorCodes[code].title]
  if (field !== undefined) parts.push(`field ${field}`)
  if (expected !== undefined) parts.push(`expected ${show(expected)}`)
  if (got !== undefined) parts.push(`got ${show(got)}`)
  return `${code}: ${parts.join('; ')}.${hint ? ` ${hint}` : ''}`
}

const show = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
