import { z } from 'zod'
import { isTimeZone, type Holidays, type WorkingHours } from '@pointsman/core'
import { faultOfPlace, publicHolidays } from './public-holidays.ts'
import { present } from './wire.ts'

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/

export const shiftSchema = z
  .strictObject({
    day: z.literal([1, 2, 3, 4, 5, 6, 7]).describe('1 Monday … 7 Sunday'),
    from: z.string().regex(clockTime, 'must be a time such as `09:00`').describe('Local time, `09:00`'),
    to: z.string().regex(clockTime, 'must be a time such as `17:30`').describe('Later than `from`; at most `24:00`'),
  })
  .refine((shift) => shift.from < shift.to, { path: ['to'], message: 'must be later than `from`' })

const place = z.string().min(1).max(10)

const publicHolidaysSchema = z
  .strictObject({ country: place, state: place.optional(), region: place.optional() })
  .superRefine((where, context) => {
    const message = faultOfPlace(where)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
  .describe('All public holidays of a country, state or region: `{country: DE, state: BE}`')

const dateSchema = z.iso.date('must be a date such as `2026-12-24`')

const holidaysSchema = z
  .union([
    z.iso.date('must be a date such as `2026-12-24`, or a place such as `{country: DE, state: BE}`'),
    publicHolidaysSchema,
  ])
  .describe('A local date, or a place')

const weekFields = {
  time_zone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone, such as `Europe/Berlin`'),
  shifts: z.array(shiftSchema).max(100),
}

/** An agent's hours, as PUT. Days off are dates: every decision keeps the people it saw, and should stay small. */
export const agentHoursSchema = z.strictObject({
  ...weekFields,
  holidays: z.array(dateSchema).max(200).optional().describe('Local dates on which they are off'),
})

/** Hours of a business, as PUT: public holidays may be named by their place. */
export const hoursSchema = z.strictObject({
  ...weekFields,
  holidays: z.array(holidaysSchema).max(1000).optional().describe('Local dates, or places'),
})

/** An agent's hours, as they are answered. */
export const agentHoursAnswerSchema = z.strictObject({
  time_zone: z.string(),
  shifts: z.array(z.strictObject({ day: z.int(), from: z.string(), to: z.string() })),
  holidays: z.array(z.string()).optional(),
})

/** The core's hours; public holidays are worked out to dates. */
export function fromHours({ time_zone, shifts, holidays }: z.infer<typeof hoursSchema>): WorkingHours {
  return {
    timeZone: time_zone,
    shifts: shifts.map(({ day, from, to }) => ({ day, from: toMinutes(from), to: toMinutes(to) })),
    ...present('holidays', holidays?.map(fromHolidays)),
  }
}

/** Hours as they were PUT. */
export function toHours({ timeZone, shifts, holidays }: WorkingHours): z.infer<typeof hoursSchema> {
  return {
    time_zone: timeZone,
    shifts: shifts.map(({ day, from, to }) => ({ day, from: toClock(from), to: toClock(to) })),
    ...present('holidays', holidays?.map(toHolidays)),
  }
}

/** An agent's hours as they were PUT. */
export function toAgentHours({ holidays, ...week }: WorkingHours): z.infer<typeof agentHoursSchema> {
  const { time_zone, shifts } = toHours(week)
  return {
    time_zone,
    shifts,
    ...present(
      'holidays',
      holidays?.filter((date) => typeof date === 'string'),
    ),
  }
}

type HolidaysOnWire = z.infer<typeof holidaysSchema>

function fromHolidays(holidays: HolidaysOnWire): Holidays {
  if (typeof holidays === 'string') return holidays
  const { country, state, region } = holidays
  return { country, ...present('state', state), ...present('region', region), dates: publicHolidays(holidays) }
}

function toHolidays(holidays: Holidays): HolidaysOnWire {
  if (typeof holidays === 'string') return holidays
  const { country, state, region } = holidays
  return { country, ...present('state', state), ...present('region', region) }
}

function toMinutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
}

function toClock(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
