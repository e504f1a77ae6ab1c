import assert from 'node:assert'
import { z } from 'zod'
import { MAX_PASSWORD, MIN_PASSWORD } from '../../pipeline/auth-names.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { memberRoles } from '../../pipeline/sign-in.ts'
import type { App } from '../app.ts'
import { callerOf, checkOrigin } from '../caller.ts'

const InvitationShown = z.object({
  id: z.uuid(),
  role: z.enum(memberRoles),
  created_at: z.date(),
  expires_at: z.date(),
})

const Joined = z.object({
  project: z.object({ id: z.uuid(), name: z.string() }),
  role: z.enum(memberRoles),
})

const Newcomer = z.strictObject({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254),
  password: z.string().min(MIN_PASSWORD).max(MAX_PASSWORD),
})

const byToken = z.object({ token: z.string().describe("The last part of an invitation's path") })

/** Invitations: made by owners, used by whoever got the link. */
export function invitationRoutes(app: App, engine: Engine): void {
  ownersSide(app, engine)
  guestsSide(app, engine)
}

function ownersSide(app: App, { invitations }: Engine): void {
  app.get(
    '/api/v1/invitations',
    {
      config: { needs: 'admin' },
      schema: {
        summary: 'Invitations that can still be used',
        tags: ['people'],
        response: { 200: z.object({ invitations: z.array(InvitationShown) }) },
      },
    },
    async ({ project }) => ({ invitations: await invitations.list(project) }),
  )
  app.post(
    '/api/v1/invitations',
    {
      config: { needs: 'admin' },
      schema: {
        summary: 'Make a link by which somebody joins, once, within seven days',
        tags: ['people'],
        body: z.strictObject({ role: z.enum(memberRoles).describe('What they will be') }),
        response: { 201: InvitationShown.extend({ path: z.string().describe('Path of the link: shown this once') }) },
      },
    },
    async ({ project, body }, reply) => reply.code(201).send(await invitations.create(project, body.role)),
  )
  app.delete(
    '/api/v1/invitations/:id',
    {
      config: { needs: 'admin' },
      schema: {
        summary: 'Take an invitation back',
        tags: ['people'],
        params: z.object({ id: z.uuid().describe('From the list of invitations') }),
        response: { 204: z.null() },
      },
    },
    async ({ project, params }, reply) => {
      await invitations.revoke(project, params.id)
      return reply.code(204).send(null)
    },
  )
}

function guestsSide(app: App, { invitations, signIn }: Engine): void {
  app.get(
    '/api/v1/join/:token',
    {
      schema: {
        summary: 'What an invitation leads to',
        description: 'Open to whoever has the link.',
        tags: ['people'],
        params: byToken,
        response: { 200: Joined },
      },
    },
    ({ params }) => invitations.look(params.token),
  )
  app.post(
    '/api/v1/join/:token',
    {
      schema: {
        summary: 'Join as somebody new, and be signed in',
        description: 'Open to whoever has the link.',
        tags: ['people'],
        params: byToken,
        body: Newcomer,
        response: { 201: Joined },
      },
    },
    async (request, reply) => {
      const { params, body, headers } = request
      if (headers.origin !== undefined) checkOrigin(request)
      const joined = await invitations.join(params.token, body)
      reply.header('set-cookie', await signIn.enter(callerOf(request), body.email, body.password))
      return reply.code(201).send(joined)
    },
  )
  app.post(
    '/api/v1/join/:token/accept',
    {
      config: { needs: 'session' },
      schema: {
        summary: 'Join as who is signed in',
        tags: ['people'],
        params: byToken,
        response: { 201: Joined },
      },
    },
    async ({ params, person }, reply) => {
      assert(person)
      return reply.code(201).send(await invitations.accept(params.token, person))
    },
  )
}
