import type { ProjectId } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import type { Clock } from '../core/time.ts'
import { classifiers } from '../models/classifiers.ts'
import { forecasters } from '../models/forecasters.ts'
import { knownRecommenders } from '../models/recommenders.ts'
import type { DefinitionOf, TargetDefinition } from '../prepare/target.ts'
import type { Store } from '../store/store.ts'
import type { Shares } from './arms.ts'
import { openBacktests } from './backtests.ts'
import { type Catalogue, openCatalogue } from './catalogue.ts'
import type { ForecastService } from './forecast.ts'
import { type ForecastPages, openDemand } from './forecast-history.ts'
import { openHistories, type StoredEvent } from './histories.ts'
import { openPopular } from './popular.ts'
import { openPredictionLog, type PredictionLog } from './prediction-log.ts'
import type { PropensityService } from './propensity.ts'
import { openRecentOrders } from './recent-orders.ts'
import type { RecommendationService } from './recommendation.ts'
import { openRules } from './rules.ts'
import { openServing } from './serving.ts'

/** A target as far as answering for it goes. */
export interface ServedTarget {
  id: string
  project: ProjectId
  name: string
  definition: TargetDefinition
}

/** What answers for each target, opened on first use and kept. */
export interface Deployments {
  recommendation(target: ServedTarget): RecommendationService
  forecast(target: ServedTarget): ForecastService
  /** What pages about a forecast target show beside its answers. */
  forecastPages(target: ServedTarget): ForecastPages
  propensity(target: ServedTarget): PropensityService
  /** Takes stored events into the memory that answers rest on. */
  apply(project: ProjectId, stored: readonly StoredEvent[]): Promise<void>
  /** Many events of the project came or went at once: what was remembered of its people is stale. */
  forget(project: ProjectId): void
  /** Items of the project's catalogue were written: the next answer knows them. */
  catalogued(project: ProjectId, items: Parameters<Catalogue['put']>[0]): void
  /** An alias of the target moved: its next answers come from the new model, once that is loaded. */
  changed(target: ServedTarget): Promise<void>
  log: PredictionLog
  close(): Promise<void>
}

export interface DeploymentsOptions {
  clock: Clock
  log: Logger
  shares: Shares
}

const refOf = ({ project, id, name }: ServedTarget) => ({ project, target_id: id, name })

/** What is opened when it is first asked for: a target's service, by its id, or a project's catalogue. */
function once<Service>(services: Map<string, Service>, id: string, open: () => Service): Service {
  const service = services.get(id) ?? open()
  services.set(id, service)
  return service
}

interface Around extends DeploymentsOptions {
  predictions: PredictionLog
  catalogue: Catalogue
}

function openRecommendation(
  store: Store,
  target: ServedTarget,
  { clock, log, shares, predictions, catalogue }: Around,
): RecommendationService {
  const definition = target.definition as DefinitionOf<'recommendation'>
  const { project } = target
  const histories = openHistories(store, project, definition)
  histories.warm().catch((error) => log.error({ err: error, target: target.name }, 'Could not read histories ahead'))
  return {
    target: refOf(target),
    definition,
    shares,
    clock,
    log: predictions,
    serving: openServing(store, refOf(target), knownRecommenders, log),
    histories,
    catalogue,
    rules: openRules(store, refOf(target)),
    recent: openRecentOrders(store, project, definition, clock),
    popular: openPopular(store, project, definition, clock),
    random: Math.random,
  }
}

export function openDeployments(store: Store, { clock, log, shares }: DeploymentsOptions): Deployments {
  const predictions = openPredictionLog(store, log)
  const recommendations = new Map<string, RecommendationService>()
  const forecasts = new Map<string, ForecastService>()
  const pages = new Map<string, ForecastPages>()
  const propensities = new Map<string, PropensityService>()
  const catalogues = new Map<string, Catalogue>()
  const catalogue = (project: ProjectId) => once(catalogues, project, () => openCatalogue(store, project))
  const recommendation = (target: ServedTarget) =>
    once(recommendations, target.id, () =>
      openRecommendation(store, target, { clock, log, shares, predictions, catalogue: catalogue(target.project) }),
    )
  const forecast = (target: ServedTarget) =>
    once(forecasts, target.id, () => ({
      target: refOf(target),
      clock,
      log: predictions,
      serving: openServing(store, refOf(target), forecasters, log),
    }))
  return {
    log: predictions,
    recommendation,
    forecast,
    forecastPages: (target) =>
      once(pages, target.id, () => ({
        clock,
        serving: forecast(target).serving,
        backtests: openBacktests(store),
        catalogue: catalogue(target.project),
        demand: openDemand(store, {
          project: target.project,
          definition: target.definition as DefinitionOf<'forecast'>,
        }),
      })),
    propensity: (target) =>
      once(propensities, target.id, () => ({
        target: refOf(target),
        definition: target.definition as DefinitionOf<'propensity'>,
        store,
        clock,
        log: predictions,
        serving: openServing(store, refOf(target), classifiers, log),
      })),
    async apply(project, stored) {
      const own = [...recommendations.values()].filter(({ target }) => target.project === project)
      for (const { recent } of own) recent.apply(stored)
      await Promise.all(own.map(({ histories }) => histories.apply(stored)))
    },
    catalogued: (project, items) => catalogue(project).put(items),
    forget(project) {
      for (const { target, histories, recent } of recommendations.values()) {
        if (target.project !== project) continue
        histories.forget()
        recent.forget()
      }
    },
    async changed(target) {
      for (const services of [recommendations, forecasts, propensities]) services.get(target.id)?.serving.changed()
      if (target.definition.use === 'recommendation') await recommendation(target).histories.warm()
    },
    close: () => predictions.close(),
  }
}
