/** An amount of effort in words: `1 unit of work`, `1.25 units of work`. One unit is an ordinary ticket. */
export function unitsOfWork(effort: number): string {
  return `${effort} ${effort === 1 ? 'unit' : 'units'} of work`
}
