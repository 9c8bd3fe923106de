import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { OpenAPIBackend, type Document } from 'openapi-backend'
import { parse } from 'yaml'
import type { FakeRequest } from './fake-zendesk.ts'

/** Where the vendor's description lies, which is not ours to ship. */
export function descriptionFile(): string | undefined {
  const specs = process.env['POINTSMAN_SPECS'] ?? join(import.meta.dirname, '../../../../../../../shared/specs')
  const file = join(specs, 'zendesk/oas.yaml.gz')
  return existsSync(file) ? file : undefined
}

/** Something the description says otherwise, which we do all the same. */
export interface Exception {
  readonly why: string
  /** Whether this is what a complaint is about. */
  readonly about: (complaint: Complaint) => boolean
}

/** What the description does not allow. */
export interface Complaint {
  readonly request: string
  /** `/requestBody/ticket/…`, `/query` … */
  readonly at: string
  readonly message: string
}

/** Holds requests to the vendor's description; exceptions that were never needed are told at the end. */
export interface Contract {
  check(request: FakeRequest): Promise<void>
  /** How many requests were checked. */
  checked(): number
  /** What was complained of: a connector takes what is thrown at it for trouble of the network. */
  complaints(): readonly string[]
  unused(): readonly Exception[]
}

/** Reviewed: what is wrong is the description. Reasons in `docs/decisions/0029-zendesk.md`. */
export const exceptions: readonly Exception[] = [
  {
    why: 'custom fields of a ticket are typed as definitions of fields; the pages of the vendor have {id, value}',
    about: ({ at, message }) =>
      at.startsWith('/requestBody/ticket/custom_fields/') && message.includes('required property'),
  },
  {
    why: 'start_time is required on every page; the pages of the vendor send the cursor alone after the first',
    about: ({ request, message }) =>
      request === 'GET /api/v2/incremental/tickets/cursor' && message.includes("required property 'start_time'"),
  },
  {
    why: 'assignee_id is an integer and never null; null is how nobody is said',
    about: ({ at }) => at === '/requestBody/ticket/assignee_id',
  },
  {
    why: 'paging, page size of the export and sideloads are told in the text of the pages only',
    about: ({ at, message }) => at === '/query' && message.includes('additional properties'),
  },
]

/** RFC 3339. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

export async function openContract(file: string): Promise<Contract> {
  const definition = parse(gunzipSync(readFileSync(file)).toString('utf8')) as Document
  const api = new OpenAPIBackend({
    definition,
    quick: true,
    ajvOpts: { strict: false, allErrors: true },
    customizeAjv: (ajv) => ajv.addFormat('date-time', instant).addFormat('email', /^[^@\s]+@[^@\s]+$/),
  })
  await api.init()
  const used = new Set<Exception>()
  let checked = 0
  const complaints: string[] = []
  const complain = (text: string): never => {
    complaints.push(text)
    throw new Error(text)
  }
  return {
    checked: () => checked,
    complaints: () => complaints,
    unused: () => exceptions.filter((one) => !used.has(one)),
    check: async (request) => {
      checked++
      const { method, path, query, headers, body } = request
      const found = api.matchOperation({ method, path, headers: {} })
      const name = `${method} ${path.replaceAll(/\/\d+/g, '/N')}`
      if (found === undefined) return complain(`${name} is not in the description of the vendor`)
      const plain = { method, path, query: Object.fromEntries(query), headers: Object.fromEntries(headers), body }
      for (const error of api.validateRequest(plain, found).errors ?? []) {
        const complaint = { request: name, at: error.instancePath, message: error.message ?? '' }
        const exception = exceptions.find(({ about }) => about(complaint))
        if (exception === undefined) return complain(`${name}: ${complaint.at} ${complaint.message}`)
        used.add(exception)
      }
    },
  }
}
