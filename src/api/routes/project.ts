import { z } from 'zod'
import type { Engine } from '../../pipeline/engine.ts'
import { changeProject, getProject } from '../../pipeline/projects.ts'
import type { App } from '../app.ts'

const currencies = new Set(Intl.supportedValuesOf('currency'))

const ProjectFields = z.strictObject({
  name: z.string().min(1).max(100),
  time_zone: z.string().refine(isTimeZone, 'an IANA time zone, such as Europe/Berlin').describe('Days are its days'),
  currency: z
    .string()
    .refine((code) => currencies.has(code), 'an ISO 4217 code, such as EUR')
    .describe('What prices are in'),
})

const ProjectShown = ProjectFields.extend({
  id: z.uuid(),
  generated: z.boolean().describe('True where a program made the events up'),
  created_at: z.date(),
})

/** The project that the caller's key belongs to. */
export function projectRoutes(app: App, { store }: Engine): void {
  app.get(
    '/api/v1/project',
    {
      config: { needs: 'read' },
      schema: { summary: "The key's project", tags: ['operations'], response: { 200: ProjectShown } },
    },
    ({ project }) => getProject(store, project),
  )
  app.patch(
    '/api/v1/project',
    {
      config: { needs: 'admin' },
      schema: {
        summary: 'Change name, time zone or currency',
        tags: ['operations'],
        body: ProjectFields.partial(),
        response: { 200: ProjectShown },
      },
    },
    ({ project, body }) => changeProject(store, project, body),
  )
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
