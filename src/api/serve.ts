import type { Engine } from '../pipeline/engine.ts'
import { createServer, listen } from './server.ts'

/** A server that listens. */
export interface Serving {
  /** Where this machine reaches it. */
  url: string
  /**
   * Takes no more requests, answers those under way (for at most `patience_ms`, then cuts their connections), writes
   * what is buffered and closes the engine.
   */
  close(): Promise<void>
}

const PATIENCE_MS = 30_000

/**
 * Serves an engine over HTTP and tells the command line where, through the data directory's lock. From here on the
 * server owns the engine; if it cannot listen, the engine is closed. Throws `api.port_in_use`.
 */
export async function serve(engine: Engine, options: { patience_ms?: number } = {}): Promise<Serving> {
  const app = createServer(engine)
  try {
    const url = await listen(app, engine.config)
    engine.store.lock.announce(url)
    return {
      url,
      async close() {
        const impatience = setTimeout(() => app.server.closeAllConnections(), options.patience_ms ?? PATIENCE_MS)
        await app.close()
        clearTimeout(impatience)
        await engine.close()
      },
    }
  } catch (error) {
    await app.close()
    await engine.close()
    throw error
  }
}
