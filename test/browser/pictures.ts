import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the browser tests keep a picture of each page; `npm test` says so. */
export const pictures = join(tmpdir(), 'bellwether-pictures')
