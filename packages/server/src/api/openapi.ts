import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { App } from './app-types.ts'

/** Describes every route that is added after it, as OpenAPI 3.1. */
export async function addOpenApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Pointsman',
        description: 'Reads support tickets, gives each to the person best placed to resolve it, and says why.',
        version: '0.1.0',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key, pm_…' },
          session: { type: 'apiKey', in: 'cookie', name: 'pointsman', description: 'Of a browser that is signed in' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: (given) => {
      const { schema, url } = jsonSchemaTransform(given)
      const { need = 'read', agent } = given.route.config ?? {}
      return { schema: { ...schema, 'x-need': need, ...(agent === undefined ? {} : { 'x-agent': agent }) }, url }
    },
    transformObject: jsonSchemaTransformObject,
  })
}

/** Hands the document out. */
export function openApiRoutes(app: App): void {
  app.get('/v1/openapi.json', { config: { need: 'open' }, schema: { summary: 'This document' } }, async () =>
    app.swagger(),
  )
}
