import { ActionIcon, Group, Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useServerNow } from '../live/clock.ts'
import { texts } from '../texts.ts'
import { monthInWords, monthsUpTo, shifted } from './months.ts'

/** Which month; the one that is not over yet can be chosen, too. */
export function MonthPicker({ month }: { readonly month: string }): ReactElement {
  const navigate = useNavigate()
  const months = monthsUpTo(useServerNow())
  const [current = month] = months
  const go = (to: string | null): void => {
    if (to !== null) void navigate({ to: '/review', search: { month: to } })
  }
  const listed = months.includes(month) ? months : [...months, month]
  return (
    <Group gap={4} wrap="nowrap" className="end">
      <ActionIcon variant="default" size={30} aria-label={texts.review.before} onClick={() => go(shifted(month, -1))}>
        ‹
      </ActionIcon>
      <Select
        aria-label={texts.review.month}
        value={month}
        data={listed.map((value) => ({
          value,
          label: value === current ? texts.review.soFar(monthInWords(value)) : monthInWords(value),
        }))}
        onChange={go}
        allowDeselect={false}
        w={176}
      />
      <ActionIcon
        variant="default"
        size={30}
        aria-label={texts.review.after}
        onClick={() => go(shifted(month, 1))}
        disabled={month >= current}
      >
        ›
      </ActionIcon>
    </Group>
  )
}
