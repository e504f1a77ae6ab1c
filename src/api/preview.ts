import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

/** Query parameter of the routes whose answers are logged as given. */
export const Preview = z
  .stringbool()
  .default(false)
  .describe(
    'The same answer to look at: it is not logged as given, so that it counts in nothing that is measured. A session’s questions always are previews',
  )

/** Whoever is signed in looks at what people would be given; a program with a key gives it to them. */
export const isPreview = ({ user }: Pick<FastifyRequest, 'user'>, { preview }: { preview: boolean }): boolean =>
  preview || user !== null

/** Id of an answer. */
export const PredictionId = z.uuid().nullable().describe('Null where the answer was not logged')
