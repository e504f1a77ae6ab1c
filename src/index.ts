/** The public library: the engine without its faces. The server is one more function over it. */
export { createServer, listen } from './api/server.ts'
export { Config, readConfig } from './core/config.ts'
export { BellwetherError, errorCodes } from './core/errors.ts'
export type { Clock } from './core/time.ts'
export { type Engine, type EngineOptions, openEngine } from './pipeline/engine.ts'
export { TargetDefinition } from './prepare/target.ts'
