import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorCodes } from '@pointsman/core'
import { openTestApi, type TestApi } from './test-api.ts'

let api: TestApi

interface Operation {
  readonly summary?: string
  readonly responses: Readonly<Record<string, unknown>>
}

interface OpenApi {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

async function openApiDocument(): Promise<OpenApi> {
  return (await api.app.inject('/v1/openapi.json')).json()
}

test('the OpenAPI document is 3.1, and every endpoint says what it does and how it fails', async () => {
  const { openapi, paths } = await openApiDocument()
  expect(openapi).toBe('3.1.0')
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, { summary, responses }] of Object.entries(operations)) {
      expect([`${method} ${path}`, summary]).toEqual([`${method} ${path}`, expect.stringMatching(/\w/)])
      expect(Object.keys(responses).length).toBeGreaterThan(0)
    }
  }
})

test('every reference in the OpenAPI document leads somewhere', async () => {
  const document = await openApiDocument()
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)]
  expect(references.length).toBeGreaterThan(10)
  for (const [, name] of references) expect(document.components.schemas).toHaveProperty([name!])
})

test('the reference lists exactly the endpoints that there are', async () => {
  const { paths } = await openApiDocument()
  const offered = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const listed = [...read('http-api.md').matchAll(/^### `([A-Z]+) ([^`]+)`/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  )
  expect(listed.toSorted()).toEqual(offered.toSorted())
})

test('the reference has a paragraph on every error code, in the order of the table', () => {
  const described = [...read('errors.md').matchAll(/^## (\w+)$/gm)].map(([, code]) => code)
  expect(described).toEqual([...errorCodes])
})

function read(file: string): string {
  return readFileSync(new URL(`../../../../docs/reference/${file}`, import.meta.url), 'utf8')
}
