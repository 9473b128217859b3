import { expect, test } from 'vitest'
import { parseExpressions } from '../../../src/reading/patterns/expressions.ts'
import { tokenise } from '../../../src/reading/words/tokens.ts'

const find = parseExpressions(
  [
    '# a remark',
    'churn_risk\t3\tkündige\\ __\\ vertrag* bin\\ __\\ weg',
    'churn_risk\t-2\tbin\\ gleich\\ weg',
    'complaint\t2\tseit\\ #\\ wochen unbrauchbar* warte\\ _\\ antwort',
  ].join('\n'),
)
const found = (text: string) =>
  find(tokenise(text)).map(({ intent, strength, first, last }) => [intent, strength, first, last])

test('gaps hold none to three words, a star any ending, a number sign a number', () => {
  expect(found('Ich kündige Vertrag und Abo')).toEqual([['churn_risk', 3, 1, 2]])
  expect(found('ich kündige jetzt endlich meinen Vertragsmurks')).toEqual([['churn_risk', 3, 1, 5]])
  expect(found('ich kündige jetzt aber wirklich endlich meinen Vertrag')).toEqual([])
  expect(found('seit 3 Wochen unbrauchbares Gerät')).toEqual([
    ['complaint', 2, 0, 2],
    ['complaint', 2, 3, 3],
  ])
  expect(found('seit vielen Wochen')).toEqual([])
  expect(found('warte auf Antwort')).toEqual([['complaint', 2, 0, 2]])
  expect(found('warte Antwort')).toEqual([])
})

test('umlauts are found as people type them', () => {
  expect(found('kuendige den vertrag')).toEqual([['churn_risk', 3, 0, 2]])
})

test('of what overlaps the longest counts, and what speaks against an intent says so', () => {
  expect(found('bin gleich weg')).toEqual([['churn_risk', -2, 0, 2]])
  expect(found('bin dann mal weg')).toEqual([['churn_risk', 3, 0, 3]])
})

test('a line that is no entry is named', () => {
  expect(() => parseExpressions('praise\tmany\tgut')).toThrow(/praise/)
  expect(() => parseExpressions('joy\t1\tgut')).toThrow(/joy/)
})
