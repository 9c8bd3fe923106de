import { expect, test } from 'vitest'
import { demoBegins, deskSees, historyBegins, wentLive } from './days.ts'

const at = (text: string): number => Date.parse(`${text}Z`)
const said = (moment: number): string => new Date(moment).toISOString().slice(0, 16)

test('the demo begins in the middle of a working morning that lies ahead', () => {
  expect(said(demoBegins(at('2026-11-23T08:00')))).toBe('2026-11-23T09:00')
  expect(said(demoBegins(at('2026-11-23T12:00')))).toBe('2026-11-24T09:00')
  // A Friday noon: Monday is next.
  expect(said(demoBegins(at('2026-11-27T12:00')))).toBe('2026-11-30T09:00')
  expect(said(demoBegins(at('2026-11-28T01:00')))).toBe('2026-11-30T09:00')
})

test('a whole calendar month lies behind it, whatever the day', () => {
  expect(said(wentLive(at('2026-11-23T09:00')))).toBe('2026-10-01T00:00')
  expect(said(wentLive(at('2026-01-01T09:00')))).toBe('2025-12-01T00:00')
  expect(said(historyBegins(at('2026-10-01T00:00'), 2))).toBe('2026-08-01T00:00')
})

test('what comes in outside of the desk’s hours is seen when it opens', () => {
  expect(said(deskSees(at('2026-11-24T10:30')))).toBe('2026-11-24T10:30')
  expect(said(deskSees(at('2026-11-24T03:00')))).toBe('2026-11-24T07:00')
  expect(said(deskSees(at('2026-11-24T16:00')))).toBe('2026-11-25T07:00')
  expect(said(deskSees(at('2026-11-27T22:00')))).toBe('2026-11-30T07:00')
})
