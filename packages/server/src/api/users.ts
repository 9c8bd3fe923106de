import { z } from 'zod'
import {
  colleagueListSchema,
  newUserSchema,
  toUser,
  userChangeSchema,
  userLinkSchema,
  userListSchema,
  userSchema,
} from '../contract/user.ts'
import { idSchema, present } from '../contract/wire.ts'
import { signInLink } from '../sign-in/links.ts'
import { changeUser, findUser, forgetPassword, newUser } from '../sign-in/users.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'

const userPath = z.object({ id: idSchema })

/** Who may sign in, for supervisors; and who else there is, for everybody. */
export function userRoutes(app: App, parts: ApiParts): void {
  addColleagues(app, parts)
  addList(app, parts)
  addChanges(app, parts)
}

function addColleagues(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/colleagues',
    {
      config: { need: 'read', agent: 'any' },
      schema: {
        summary: 'Names of all agents and their queues, and nothing else about them',
        response: answers({ 200: colleagueListSchema }),
      },
    },
    async () => ({
      items: (await engine.store.agents()).map(({ id, name, active, queues }) => {
        return { id, name, active, queues: [...queues] }
      }),
    }),
  )
}

function addList(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/users',
    {
      config: { need: 'admin', agent: 'never' },
      schema: { summary: 'Who may sign in', response: answers({ 200: userListSchema }) },
    },
    async () => ({ items: (await engine.store.users()).map(toUser) }),
  )
  app.post(
    '/v1/users',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Let somebody in: answers a link that signs them in once, to choose a password',
        body: newUserSchema,
        response: answers({ 201: userLinkSchema }),
      },
    },
    async (request, reply) => {
      const { login, name, role, agent } = request.body
      const user = await newUser({ login, name, role, ...present('agent', agent) }, Date.now())
      await engine.store.addUser(user)
      const token = await signInLink(engine.store, user.id, Date.now())
      return reply.code(201).send({ user: toUser(user), token })
    },
  )
}

function addChanges(app: App, { engine, signIn }: ApiParts): void {
  app.put(
    '/v1/users/:id',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Change what somebody is; whoever may do less is signed out everywhere',
        params: userPath,
        body: userChangeSchema,
        response: answers({ 200: userSchema }),
      },
    },
    async (request) => {
      const { name, role, agent, disabled } = request.body
      const user = await findUser(engine.store, request.params.id)
      const wish = { ...present('name', name), ...present('role', role), ...present('agent', agent) }
      const update = { ...wish, ...present('isDisabled', disabled) }
      const changed = await changeUser(engine.store, user, update, Date.now())
      signIn.sessions.forget()
      return toUser(changed)
    },
  )
  app.post(
    '/v1/users/:id/link',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'A link that signs somebody in once, when they forgot their password: theirs no longer counts',
        params: userPath,
        response: answers({ 201: userLinkSchema }),
      },
    },
    async (request, reply) => {
      const user = await forgetPassword(engine.store, await findUser(engine.store, request.params.id))
      signIn.sessions.forget()
      const token = await signInLink(engine.store, user.id, Date.now())
      return reply.code(201).send({ user: toUser(user), token })
    },
  )
}
