/**
 * What clocks and calendars show, by `Temporal`: another source than the one under test. Only Node 26 and a few
 * browsers have it, so the core cannot; and the types are written here, because TypeScript has none of it yet.
 */
interface Zoned {
  readonly dayOfWeek: number
  readonly hour: number
  readonly minute: number
  readonly epochMilliseconds: number
  toPlainDate(): { toString(): string }
}

interface TemporalApi {
  readonly Instant: { fromEpochMilliseconds(at: number): { toZonedDateTimeISO(zone: string): Zoned } }
  readonly PlainDateTime: { from(text: string): { toZonedDateTime(zone: string): Zoned } }
}

const { Instant, PlainDateTime } = (globalThis as unknown as { readonly Temporal: TemporalApi }).Temporal

/** What a clock on the wall shows: 1 Monday … 7 Sunday, minutes after midnight, the date. */
export function wallClock(
  zone: string,
  at: number,
): { readonly day: 1 | 2 | 3 | 4 | 5 | 6 | 7; readonly minutes: number; readonly date: string } {
  const shown = Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const day = shown.dayOfWeek as 1 | 2 | 3 | 4 | 5 | 6 | 7
  return { day, minutes: shown.hour * 60 + shown.minute, date: shown.toPlainDate().toString() }
}

/** The instant at which a clock in the zone shows `2026-05-11T09:00`; the first, where it shows it twice. */
export function instantIn(zone: string, text: string): number {
  return PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
}
