import { expect, test } from 'vitest'
import { parseWorkingHours } from '../../../src/actions/import/index.ts'

test('a break splits each day', () => {
  const spans = parseWorkingHours('Mo-Fr 09:00-12:00 13:00-17:00')
  expect(spans).toHaveLength(10)
  expect(spans?.slice(0, 2)).toEqual([
    { day: 1, from: 540, to: 720 },
    { day: 1, from: 780, to: 1020 },
  ])
  expect(spans?.at(-1)?.day).toBe(5)
})

test('days have times of their own, in German or English', () => {
  const expected = [
    { day: 1, from: 540, to: 1020 },
    { day: 3, from: 540, to: 1020 },
    { day: 5, from: 510, to: 720 },
  ]
  expect(parseWorkingHours('Montag, Mittwoch 9-17; Freitag 8:30–12:00')).toEqual(expected)
  expect(parseWorkingHours('Mon Wed 9:00 - 17:00, fri 08:30-12')).toEqual(expected)
})

test('a range of days may run over the week’s end, and a day until midnight', () => {
  expect(parseWorkingHours('Sa-Mo 20:00-24:00')?.map((s) => s.day)).toEqual([1, 6, 7])
})

test.each([
  '',
  'Mo-Fr',
  '09:00-17:00',
  'Mo 17:00-09:00',
  'Mo 09:00-25:00',
  'Mo 09:61-10:00',
  'Xy 09:00-10:00',
  'Mo 09:00-12:00 11:00-13:00',
  'Mo 9',
  'Mo-Fr-So 09:00-10:00',
])('%j is not understood', (text) => {
  expect(parseWorkingHours(text)).toBeNull()
})
