import createClient from 'openapi-fetch'
import type { paths } from './api-types.ts'
import { failureOf } from './failure.ts'
import { callerHeaders } from './key.ts'

/** The HTTP API, typed by what the server says of itself. */
export const api = createClient<paths>({ baseUrl: location.origin })

api.use({
  onRequest: ({ request }) => {
    for (const [name, value] of Object.entries(callerHeaders())) request.headers.set(name, value)
    return request
  },
})

/** The body of an answer; throws a `Failure` for a problem. */
export async function answered<Body>(
  asked: Promise<{ data?: Body; error?: unknown; response: Response }>,
): Promise<Body> {
  const { data, error, response } = await asked
  if (data === undefined) throw failureOf(response.status, error as Parameters<typeof failureOf>[1])
  return data
}
