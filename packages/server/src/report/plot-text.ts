/** At most so many characters, with an ellipsis; for labels of a plot. */
export function shortened(text: string, most: number): string {
  const signs = [...text]
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}

/** `42 %`; below one, `0.4 %`. */
export function percent(share: number): string {
  const value = share * 100
  return `${value > 0 && value < 1 ? value.toFixed(1) : value.toFixed(0)} %`
}

/** `12,345`. */
export function commas(count: number): string {
  return Math.round(count).toLocaleString('en')
}

/** `about 12 in 1,000 tickets`; what rounds to nothing is said to be less than one. */
export function inThousand(value: number): string {
  if (value === 0) return 'nothing in routing'
  if (value < 0.95) return 'less than 1 in 1,000 tickets'
  return `about ${Math.round(value)} in 1,000 tickets`
}
