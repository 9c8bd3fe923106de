import { z } from 'zod'
import { hoursSchema } from './hours.ts'
import { nameSchema, prioritySchema } from './wire.ts'

const targetHoursSchema = nameSchema.describe('`business`, `always`, or the name of a calendar')

/** How soon a first response is promised. */
export const targetSchema = z.strictObject({
  plan: nameSchema.optional(),
  priority: prioritySchema,
  minutes: z.number().min(1).max(525_600),
  hours: targetHoursSchema.optional(),
})

/** Hours of a business: it must open some time, or nothing would ever fall due. */
export const businessHoursSchema = z.strictObject({
  ...hoursSchema.shape,
  shifts: hoursSchema.shape.shifts.min(1, 'must not be empty: nothing would ever fall due'),
})

export const calendarSchema = z.strictObject({ name: nameSchema, ...businessHoursSchema.shape })

export const planHoursSchema = z.strictObject({ plan: nameSchema, hours: targetHoursSchema })

/** The part of a policy in which hours are named. */
interface NamesOfHours {
  readonly business_hours?: unknown
  readonly calendars: readonly { readonly name: string }[]
  readonly targets: readonly { readonly hours?: string | undefined }[]
  readonly plan_hours: readonly { readonly hours: string }[]
}

/** Hours must be named as they are, and each calendar has a name of its own. */
export function refuseUnknownHours(policy: NamesOfHours, context: z.core.$RefinementCtx): void {
  const { business_hours, calendars, targets, plan_hours } = policy
  const taken = new Set(['always', 'business'])
  calendars.forEach(({ name }, index) => {
    if (taken.has(name)) refuse(['calendars', index, 'name'], `\`${name}\` is taken`)
    taken.add(name)
  })
  const known = taken
  if (business_hours === undefined) known.delete('business')
  targets.forEach(({ hours }, index) => check(hours, ['targets', index, 'hours']))
  plan_hours.forEach(({ hours }, index) => check(hours, ['plan_hours', index, 'hours']))

  function check(hours: string | undefined, path: PropertyKey[]): void {
    if (hours === undefined || known.has(hours)) return
    refuse(path, `\`${hours}\` is no calendar of this policy, which has: ${[...known].join(', ')}`)
  }
  function refuse(path: PropertyKey[], message: string): void {
    context.addIssue({ code: 'custom', path, message })
  }
}
