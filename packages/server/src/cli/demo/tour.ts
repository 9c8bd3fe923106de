/** Where to look first, a line each, with links: what the demo prints once it is ready. */
export function tour(address: string): string {
  const sights = [
    ['/', 'what waits and why, most urgent first; tickets come in as you look'],
    ['/?view=given-out', 'open one: the words it was read by, and why it is whose it is'],
    ['/discrepancies', 'where people decided otherwise: say who was right, one key each'],
    ['/review', 'the last month: what was overridden, what went wrong, what to do next'],
    ['/policy', 'move the slider of risk and see what it buys, before anything is saved'],
  ] as const
  const width = Math.max(...sights.map(([path]) => path.length)) + address.length
  return sights.map(([path, what]) => `  ${`${address}${path}`.padEnd(width)}  ${what}`).join('\n')
}
