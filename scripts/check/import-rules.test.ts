import { describe, expect, it } from 'vitest'

import { importProblems } from './import-rules.ts'

function messages(path: string, text: string): string[] {
  return importProblems([{ path, text }]).map(({ line, message }) => `${line}: ${message}`)
}

describe('who may import whom', () => {
  it('the core may import itself and nothing else', () => {
    const path = 'packages/core/src/match/fit.ts'
    expect(messages(path, `import { a } from '../explain.ts'\nimport type { B } from '../domain/agent.ts'\n`)).toEqual(
      [],
    )
    expect(messages(path, `\nimport { readFileSync } from 'node:fs'\n`)).toEqual([
      '2: must not import node:fs: the core imports nothing but itself',
    ])
    expect(messages(path, `export { z } from 'zod'\n`)).toHaveLength(1)
    expect(messages(path, `const late = await import('zod')\n`)).toHaveLength(1)
    expect(messages(path, `import {\n  a,\n  b,\n} from '../../../server/src/engine/engine.ts'\n`)).toHaveLength(1)
  })

  it('understanding and learning know nothing of matching', () => {
    expect(messages('packages/core/src/understand/reader.ts', `import { fit } from '../match/fit.ts'\n`)).toHaveLength(
      1,
    )
    expect(messages('packages/core/src/learn/linear.ts', `import { route } from '../route.ts'\n`)).toHaveLength(1)
    expect(messages('packages/core/src/match/fit.ts', `import { a } from '../learn/linear.ts'\n`)).toEqual([])
  })

  it('API, store and connectors meet at their interfaces only', () => {
    const api = 'packages/server/src/api/tickets.ts'
    expect(messages(api, `import type { Store } from '../store/store.ts'\n`)).toEqual([])
    expect(messages(api, `import { openStore } from '../store/postgres.ts'\n`)).toHaveLength(1)
    expect(messages('packages/server/src/store/a.ts', `import { b } from '../api/b.ts'\n`)).toHaveLength(1)
    expect(messages('packages/server/src/connectors/a.ts', `import { b } from '../store/b.ts'\n`)).toHaveLength(1)
  })

  it('the simulator imports the core by its name, and only the command line imports the simulator', () => {
    const simulator = 'packages/simulator/src/run.ts'
    expect(messages(simulator, `import { route } from '@pointsman/core'\n`)).toEqual([])
    expect(messages(simulator, `import { route } from '../../core/src/route.ts'\n`)).toHaveLength(1)
    expect(messages(simulator, `import { join } from 'node:path'\n`)).toHaveLength(1)
    expect(messages('packages/server/src/cli/demo.ts', `import { a } from '@pointsman/simulator'\n`)).toEqual([])
    expect(messages('packages/server/src/engine/a.ts', `import { a } from '@pointsman/simulator'\n`)).toHaveLength(1)
  })

  it('the console sees types of the core and of the contract', () => {
    const path = 'packages/console/src/inbox/list.ts'
    expect(messages(path, `import type { Ticket } from '@pointsman/server/contract'\n`)).toEqual([])
    expect(messages(path, `import { route } from '@pointsman/core'\n`)).toHaveLength(1)
    expect(messages(path, `import { useState } from 'react'\n`)).toEqual([])
  })

  it('tests may use what the code beside them may not', () => {
    expect(messages('packages/core/src/route.test.ts', `import fc from 'fast-check'\n`)).toEqual([])
  })
})
