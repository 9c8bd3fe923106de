/**
 * `npm run bench -- console [TICKETS]`: what the console weighs, and how soon it can be used with so many tickets waiting
 * (10,000 without). Ready: the first rows are on the screen. Interactive: and the main thread has been free for 250 ms. The median of five
 * visits, each with an empty cache; then, while decisions fall, the longest time the page did not react, and the pictures it drew a second
 * beside what it draws when nothing happens.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { liveTickets, sampleCompany } from '@pointsman/simulator'
import { chromiumPath, hasChromium, openBrowser, openPage } from '../packages/console/journeys/browser.ts'
import { readConfig } from '../packages/server/src/config.ts'
import { builtConsole } from '../packages/server/src/console-build.ts'
import { createKey } from '../packages/server/src/keys.ts'
import { startServer, type RunningServer } from '../packages/server/src/main.ts'
import { createStore } from '../packages/server/src/store/open-store.ts'

const wanted = Number(process.argv[2] ?? 10_000)
const visits = 5
const monday = Date.UTC(2026, 2, 2, 8)

printWeights(await builtConsole())
if (hasChromium) await timeVisits()
else console.log(`No times: there is no ${chromiumPath}.`)

function printWeights(folder: string): void {
  const files = readdirSync(join(folder, 'assets')).toSorted()
  const first = firstLoad(folder, files)
  const weights = files.map((name) => ({ name, size: gzipSync(readAsset(folder, name), { level: 9 }).length / 1000 }))
  for (const { name, size } of weights) {
    console.log(`${size.toFixed(1).padStart(8)} kB gzip  ${name}${first.has(name) ? '  (first load)' : ''}`)
  }
  const scripts = weights.filter(({ name }) => first.has(name) && name.endsWith('.js'))
  const sum = scripts.reduce((total, { size }) => total + size, 0)
  console.log(`${sum.toFixed(1).padStart(8)} kB gzip of script on the first load`)
}

/** What the page and the first screen name, and whatever these import at once. */
function firstLoad(folder: string, files: readonly string[]): ReadonlySet<string> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const reached = new Set(files.filter((name) => page.includes(name) || name.startsWith('now-screen')))
  for (const name of reached) {
    if (!name.endsWith('.js')) continue
    const imports = readAsset(folder, name)
      .toString()
      .matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)
    for (const [, imported = ''] of imports) reached.add(imported)
  }
  return reached
}

function readAsset(folder: string, name: string): Buffer {
  return readFileSync(join(folder, 'assets', name))
}

async function timeVisits(): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'pointsman-console-bench-'))
  const store = await createStore({ dataFolder })
  for (const queue of sampleCompany({ seed: 1 }).queues) await store.putQueue(queue)
  const { secret: key } = await createKey(store, { name: 'bench', scopes: ['admin'] }, monday)
  const config = { ...readConfig({}), dataFolder, port: 0, logLevel: 'error' as const, clock: 'driven' as const }
  const server = await startServer({ ...config, store, clockStart: monday })
  const tickets = liveTickets({ seed: 1, from: monday - 3_600_000, ticketsPerDay: wanted })
  const browser = await openBrowser()
  try {
    await send(server, tickets, wanted)
    const times: { ready: number; interactive: number }[] = []
    for (let visit = 0; visit < visits; visit++) times.push(await timeVisit(browser, { address: server.address, key }))
    const ready = median(times.map((time) => time.ready))
    const interactive = median(times.map((time) => time.interactive))
    console.log(`${wanted} waiting: ready ${ready.toFixed(0)} ms, interactive ${interactive.toFixed(0)} ms`)
    await timeUnderFire(browser, { address: server.address, key }, () => send(server, tickets, 6))
  } finally {
    await browser.close()
    await server.close()
    await store.close()
    if (existsSync(dataFolder)) rmSync(dataFolder, { recursive: true })
  }
}

async function send({ engine }: RunningServer, tickets: ReturnType<typeof liveTickets>, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 500) {
    const batch = Array.from({ length: Math.min(500, count - sent) }, () => tickets.next().value.ticket)
    await Promise.all(batch.map((ticket) => engine.submit({ ...ticket, receivedAt: monday - 60_000 }, 'bench')))
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

type Browser = Awaited<ReturnType<typeof openBrowser>>
type Place = Parameters<typeof openPage>[1]

async function timeVisit(browser: Browser, at: Place): Promise<{ ready: number; interactive: number }> {
  const { page } = await openPage(browser, at)
  await page.locator('.queue-body .cell.subject a').first().waitFor()
  const times = await page.evaluate(async () => {
    const ready = performance.now()
    let free = ready
    for (let last = ready; last - free < 250;) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      const now = performance.now()
      // A turn that came late: something kept the thread for so long.
      if (now - last > 60) free = now
      last = now
    }
    return { ready, interactive: free }
  })
  await page.context().close()
  return times
}

/** Sixty decisions a second for ten seconds, if the server can; how long was the page deaf at worst, and did it go on drawing? */
async function timeUnderFire(browser: Browser, at: Place, fire: () => Promise<void>): Promise<void> {
  const { page } = await openPage(browser, at)
  await page.locator('.queue-body .cell.subject a').first().waitFor()
  await page.evaluate(watchPage)
  const atRest = await watched(page, () => new Promise((resolve) => setTimeout(resolve, 5000)))
  let fell = 0
  const underFire = await watched(page, async () => {
    const started = performance.now()
    while (performance.now() - started < 10_000) {
      const begun = performance.now()
      await fire()
      fell += 6
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, 100 - (performance.now() - begun))))
    }
  })
  console.log(
    `${(fell / underFire.seconds).toFixed(0)} decisions a second for ${underFire.seconds.toFixed(0)} s: ` +
      `deaf for ${underFire.deaf.toFixed(0)} ms at worst (at rest ${atRest.deaf.toFixed(0)}), ` +
      `${underFire.frames.toFixed(0)} pictures a second (at rest ${atRest.frames.toFixed(0)})`,
  )
}

interface Watch {
  deaf: number
  last: number
  frames: number
}

/** Runs in the page: notes how late timers come, and counts the pictures drawn. */
function watchPage(): void {
  const watch: Watch = { deaf: 0, last: performance.now(), frames: 0 }
  Object.assign(globalThis, { watch })
  setInterval(() => {
    const now = performance.now()
    watch.deaf = Math.max(watch.deaf, now - watch.last - 20)
    watch.last = now
  }, 20)
  const drawn = (): void => {
    watch.frames++
    requestAnimationFrame(drawn)
  }
  requestAnimationFrame(drawn)
}

/** What was noted while something happened; pictures a second. */
async function watched(
  page: Awaited<ReturnType<typeof openPage>>['page'],
  happens: () => Promise<unknown>,
): Promise<{ deaf: number; frames: number; seconds: number }> {
  await page.evaluate(() => Object.assign((globalThis as unknown as { watch: Watch }).watch, { deaf: 0, frames: 0 }))
  const started = performance.now()
  await happens()
  const seconds = (performance.now() - started) / 1000
  const { deaf, frames } = await page.evaluate(() => (globalThis as unknown as { watch: Watch }).watch)
  return { deaf, frames: frames / seconds, seconds }
}
