const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** What a browser says it is, as people call it; whatever is not known stays as it is. */
export function deviceInWords(device: string): string {
  const browser = browsers.find(([mark]) => device.includes(mark))?.[1]
  const system = systems.find(([mark]) => device.includes(mark))?.[1]
  const known = [browser, system].filter((part) => part !== undefined)
  return known.length === 0 ? device.slice(0, 60) : known.join(' · ')
}
