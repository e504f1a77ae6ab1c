import { Counter, Gauge, Registry } from 'prom-client'

/** What this process has done since it started, for `/metrics`. Whoever does it counts it here. */
export const registry = new Registry()

/** Events taken in, by outcome: kept, seen before, or refused into the quarantine. */
export const eventsTotal = new Counter({
  name: 'bellwether_events_total',
  help: 'Events that arrived, by result: accepted, duplicate, rejected',
  labelNames: ['result'] as const,
  registers: [registry],
})

/** Events that wait for their group's write; the server answers 503 before this outgrows memory. */
export const bufferedEvents = new Gauge({
  name: 'bellwether_buffered_events',
  help: 'Events in memory that wait for their write',
  registers: [registry],
})

/** Answers given by models in service. */
export const predictionsTotal = new Counter({
  name: 'bellwether_predictions_total',
  help: 'Predictions given, by target and arm: champion, challenger, control',
  labelNames: ['target', 'arm'] as const,
  registers: [registry],
})
