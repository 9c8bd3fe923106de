import type { Comparison, MeasureName } from '@pointsman/simulator'
import { measureWords, type Simulation } from './simulation-text.ts'

/** Measures that are drawn, each a small chart of its own: their units differ. */
const drawn: readonly MeasureName[] = ['delayCost', 'highImpactP90', 'resolutionMean', 'breachRate']

const chartWidth = 420
const barHeight = 18
const rowHeight = 26
const labelWidth = 150
const headHeight = 34

/** Bars with their ranges, a chart for each measure; one colour, readable on light and dark pages. */
export function simulationSvg({ world, seeds, days, played }: Simulation): string {
  const comparisons = played[0]?.comparisons ?? []
  const chartHeight = headHeight + comparisons.length * rowHeight + 16
  const width = 2 * chartWidth + 40
  const height = 40 + 2 * chartHeight
  const charts = drawn.map((name, at) => {
    const x = 20 + (at % 2) * chartWidth
    const y = 40 + Math.floor(at / 2) * chartHeight
    return `<g transform="translate(${x} ${y})">${chart(name, comparisons)}</g>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#667">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="20" y="24" font-size="15" fill="#223">${escaped(`${world.name}: ${world.agents} agents, ${days} days, ${seeds} seeds`)}</text>`,
    ...charts,
    '</svg>',
    '',
  ].join('\n')
}

function chart(name: MeasureName, comparisons: readonly Comparison[]): string {
  const { words, digits } = measureWords[name]
  const most = Math.max(...comparisons.map(({ mean }) => mean[name].high), 1e-9)
  const scale = (chartWidth - labelWidth - 90) / most
  const rows = comparisons.map(({ policy, mean }, at) => {
    const { mean: value, low, high } = mean[name]
    const y = headHeight + at * rowHeight
    const middle = y + barHeight / 2
    const [from, to] = [labelWidth + Math.max(0, low) * scale, labelWidth + high * scale]
    return [
      `<text x="${labelWidth - 8}" y="${middle + 4}" text-anchor="end">${escaped(policy)}</text>`,
      `<rect x="${labelWidth}" y="${y}" width="${fixed(value * scale)}" height="${barHeight}" fill="#4a7db5"/>`,
      `<path d="M${fixed(from)} ${middle}H${fixed(to)}" stroke="#223" stroke-width="1.5"/>`,
      `<text x="${fixed(to + 6)}" y="${middle + 4}" fill="#223">${value.toFixed(digits)}</text>`,
    ].join('')
  })
  return `<text x="0" y="20" fill="#223">${escaped(words)}</text>${rows.join('')}`
}

function fixed(value: number): string {
  return value.toFixed(1)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
