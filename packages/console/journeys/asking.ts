import type { SampleServer } from './sample-server.ts'

const minute = 60_000

/**
 * Tolerates twice as much where nobody has worked out yet what that buys: fewer tickets are enough then. The server looks every five
 * minutes of its clock.
 */
export async function workOutCurve(sample: SampleServer): Promise<void> {
  const isKnown = async (): Promise<boolean> =>
    (await ask<{ curve: readonly unknown[] }>(sample, '/v1/reports/risk')).curve.length > 0
  if (await isKnown()) return
  const { version: _version, ...rules } = await policyOf(sample)
  const body = { ...rules, risk: { ...(rules['risk'] as object), tolerated: 0.1 } }
  await ask(sample, '/v1/policy', { method: 'PUT', body })
  await sample.workUntil(sample.server.engine.now() + 6 * minute)
  for (let tries = 0; !(await isKnown()); tries++) {
    if (tries === 60) throw new Error('nothing was worked out within half a minute')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

export type Policy = Readonly<Record<string, unknown>> & { readonly version: number }

/** The policy in force. */
export function policyOf(sample: SampleServer): Promise<Policy> {
  return ask<Policy>(sample, '/v1/policy')
}

export interface Asked {
  readonly method: 'POST' | 'PUT'
  readonly body: unknown
}

/** What the API says, or answers to what is sent. */
export async function ask<Answer>({ address, key }: SampleServer, path: string, asked?: Asked): Promise<Answer> {
  const answer = await fetch(`${address}${path}`, {
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(asked === undefined ? {} : { method: asked.method, body: JSON.stringify(asked.body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}
