import type { Shell } from './shell.ts'

/** Shows how far long work is: one line rewritten in place in a terminal, a line every ten seconds in a log. */
export interface Progress {
  /** `share` done, 0–1, or undefined when the end is not known. */
  update(share: number | undefined, text: string): void
  /** Clears the line, so that what is printed next stands alone. */
  end(): void
}

const redrawSeconds = 0.1
const logSeconds = 10

export function showProgress(shell: Shell, what: string): Progress {
  const started = shell.seconds()
  const every = shell.err.isTerminal ? redrawSeconds : logSeconds
  let last = shell.err.isTerminal ? Number.NEGATIVE_INFINITY : started
  let isDrawn = false
  return {
    update(share, text) {
      const now = shell.seconds()
      if (now - last < every) return
      last = now
      const parts = [
        what,
        share === undefined ? '' : `${Math.floor(share * 100)} %`,
        text,
        timeLeft(share, now - started),
      ]
      const line = parts.filter((part) => part !== '').join(' · ')
      if (shell.err.isTerminal) shell.err.write(`\r\u001B[2K${line.slice(0, shell.err.columns - 1)}`)
      else shell.err.write(`${line}\n`)
      isDrawn = shell.err.isTerminal
    },
    end() {
      if (isDrawn) shell.err.write('\r\u001B[2K')
      isDrawn = false
    },
  }
}

/** Smaller: the first, slow steps of a training promise half an hour of what takes two minutes. Larger: nothing is said for long. */
const tellingShare = 0.1

/** Guessed from the time so far; silent while that says little. */
function timeLeft(share: number | undefined, seconds: number): string {
  if (share === undefined || share < tellingShare || share >= 1 || seconds < 1) return ''
  return `${duration((seconds * (1 - share)) / share)} left`
}

/** Seconds for reading: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(seconds < 0.1 ? 3 : 1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds) / 60
  if (minutes < 60) return `${Math.floor(minutes)} min ${Math.round(seconds) % 60} s`
  return `${Math.floor(minutes / 60)} h ${Math.floor(minutes % 60)} min`
}

/** Bytes for reading: `3.2 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`
}
