import assert from 'node:assert'
import { z } from 'zod'
import type { Engine } from '../../pipeline/engine.ts'
import { memberRoles } from '../../pipeline/sign-in.ts'
import type { App } from '../app.ts'

const Role = z
  .enum(memberRoles)
  .describe('`viewer` reads, `editor` also brings data in and changes what is learnt, `owner` also administers')

const MemberShown = z.object({
  user: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  two_factor: z.boolean().describe('Whether they sign in with a second factor'),
  created_at: z.date().describe('When they joined'),
})

const Me = z.object({
  now: z.iso.datetime().describe('What the server’s clock says: in a replay of history, a time of then'),
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    two_factor: z.boolean().describe('Whether you sign in with a second factor'),
  }),
  projects: z.array(
    z.object({
      id: z
        .uuid()
        .describe('What to send as the header `bellwether-project`; without it the first of the list is meant'),
      name: z.string(),
      role: Role,
      generated: z.boolean().describe('True where a program made the events up'),
      time_zone: z.string(),
      currency: z.string(),
    }),
  ),
})

const byUser = z.object({ user: z.string().describe('From the list of members') })

/** Who is signed in, and who belongs to the project. */
export function memberRoutes(app: App, { members, signIn, clock }: Engine): void {
  app.get(
    '/api/v1/me',
    {
      config: { needs: 'session' },
      schema: { summary: 'Who is signed in, and their projects', tags: ['people'], response: { 200: Me } },
    },
    async ({ person }) => {
      assert(person)
      const { id, name, email } = person
      const { two_factor, projects } = await members.of(person)
      return { now: clock.now().toISOString(), user: { id, name, email, two_factor }, projects }
    },
  )
  app.get(
    '/api/v1/members',
    {
      config: { needs: 'admin' },
      schema: {
        summary: 'Who belongs to the project',
        tags: ['people'],
        response: { 200: z.object({ members: z.array(MemberShown) }) },
      },
    },
    async ({ project }) => ({ members: await members.list(project) }),
  )
  app.patch(
    '/api/v1/members/:user',
    {
      config: { needs: 'admin' },
      schema: {
        summary: "Change a member's role, at once; the last owner stays one",
        tags: ['people'],
        params: byUser,
        body: z.strictObject({ role: Role }),
        response: { 200: MemberShown },
      },
    },
    ({ project, params, body }) => members.setRole(project, params.user, body.role),
  )
  app.delete(
    '/api/v1/members/:user',
    {
      config: { needs: 'admin' },
      schema: {
        summary: 'Take a member out, at once; the last owner stays',
        description: 'Whoever is in no other project is deleted whole.',
        tags: ['people'],
        params: byUser,
        response: { 204: z.null() },
      },
    },
    async ({ project, params }, reply) => {
      await members.remove(project, params.user)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/members/:user/reset',
    {
      config: { needs: 'admin' },
      schema: {
        summary: 'A link by which a member sets a new password, once, within a day',
        description: 'Only for somebody who is in no project that the caller does not own.',
        tags: ['people'],
        params: byUser,
        response: { 200: z.object({ path: z.string().describe('Path of the link: shown this once') }) },
      },
    },
    async ({ project, person, params }) => {
      await members.checkReset(project, params.user, person)
      return { path: `/reset/${await signIn.resetToken(params.user)}` }
    },
  )
}
