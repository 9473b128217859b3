import { describe, expect, test } from 'vitest'
import { parseNumber } from '../../../src/actions/import/cells.ts'
import { exportCell, readCsv } from '../../../src/actions/import/csv.ts'
import { normalisedHandle } from '../../../src/actions/import/handles.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readCsv(bytes(text), ['name', 'segment', 'revenue_12m'], ['name'])

describe('reading a CSV file', () => {
  test('finds columns by name in any case and order, with spaces around them', () => {
    expect(read(' Segment ,NAME\nretail,Acme\n').rows).toEqual([
      { line: 2, cells: { segment: 'retail', name: 'Acme' } },
    ])
  })

  test('leaves a byte order mark out of the first column name', () => {
    expect(read('\uFEFFname\nAcme').rows[0]?.cells).toEqual({ name: 'Acme' })
  })

  test('takes what is no UTF-8 as Windows-1252 and says so', () => {
    const file = readCsv(Uint8Array.from([...bytes('name\nM'), 0xfc, ...bytes('ller '), 0x80]), ['name'], ['name'])
    expect(file.rows[0]?.cells.name).toBe('Müller €')
    expect(file.notes).toEqual(['The file is not valid UTF-8 and was read as Windows-1252'])
  })

  test('tells the delimiter from the header, whatever stands within quotes', () => {
    expect(read('name;"a,b,c,d"\nAcme;x').rows[0]?.cells).toMatchObject({ name: 'Acme' })
    expect(read('name,"a;b;c;d"\nAcme,x').numbers).toBe('en')
    expect(read('name;segment\nAcme;a,b').numbers).toBe('de')
    expect(read('name\n"Acme; Sons, Ltd"').rows[0]?.cells.name).toBe('Acme; Sons, Ltd')
  })

  test.each(['\n', '\r\n', '\r'])('numbers lines right after quoted line breaks and empty lines (%j)', (eol) => {
    const file = read(['name,segment', '"Acme', 'Ltd",a', '', 'Beta,"x', '', 'y"', ',', 'Gamma,g'].join(eol))
    expect(file.rows.map((r) => [r.line, r.cells.name])).toEqual([
      [2, 'Acme\nLtd'],
      [5, 'Beta'],
      [9, 'Gamma'],
    ])
  })

  test('reports unknown columns and keeps the rest', () => {
    const file = read('name,Shoe Size\nAcme,43')
    expect(file.notes).toEqual(['Unknown columns, left out: shoe_size'])
    expect(file.rows).toHaveLength(1)
  })

  test('keeps quotation marks within a cell', () => {
    expect(read('name,segment\nAcme 5" Ltd,"the ""best"""').rows[0]?.cells).toEqual({
      name: 'Acme 5" Ltd',
      segment: 'the "best"',
    })
  })

  test('keeps what stands before a quotation mark that never closes, and names its line', () => {
    const file = read('name,segment\nAcme,a\nBeta,"open\nGamma,c\n')
    expect(file.rows.map((r) => r.cells.name)).toEqual(['Acme'])
    expect(file.bad).toEqual([{ line: 3, reason: expect.stringContaining('quotation mark') }])
  })

  test('refuses a record with more cells than columns', () => {
    const file = read('name,revenue_12m\nAcme,1,234\nBeta,5,,\n')
    expect(file.bad.map((b) => b.line)).toEqual([2])
    expect(file.rows.map((r) => r.cells.name)).toEqual(['Beta'])
  })

  test.each([
    ['', 'empty'],
    ['segment\nretail', 'lacks the column name'],
    ['name,Name\nA,B', 'more than once'],
  ])('refuses a header that cannot be used: %j', (text, reason) => {
    expect(read(text)).toMatchObject({ rows: [], bad: [{ line: 1, reason: expect.stringContaining(reason) }] })
  })

  test('guards exported cells against being run, and reads its own exports back', () => {
    for (const value of ['=1+1', '+49 30', '-5', '@anna']) {
      expect(exportCell(value)).toBe(`'${value}`)
      expect(read(`name\n"${exportCell(value)}"`).rows[0]?.cells.name).toBe(value)
    }
    expect(exportCell('Acme')).toBe('Acme')
    expect(read("name\n'Quoted").rows[0]?.cells.name).toBe("'Quoted")
  })
})

test.each([
  ['1.234,56', 'de', 1234.56],
  ['1234,5', 'de', 1234.5],
  ['1.234.567', 'de', 1234567],
  ['1 234,00', 'de', 1234],
  ['1,234.56', 'en', 1234.56],
  ['1234.5', 'en', 1234.5],
  ["1'000", 'en', 1000],
  ['-3', 'en', -3],
  ['1,234.56', 'de', null],
  ['1234.56', 'de', null],
  ['1.234,56', 'en', null],
  ['12,34', 'en', null],
  ['1e5', 'en', null],
  ['', 'en', null],
  ['Infinity', 'en', null],
] as const)('reads %j in %s as %s', (text, style, expected) => {
  expect(parseNumber(text, style)).toBe(expected)
})

test.each([
  ['x', '@Anna_1', 'anna_1'],
  ['x', '123456789', '123456789'],
  ['x', 'a'.repeat(16), null],
  ['x', 'anna.b', null],
  ['mastodon', '@Anna@Social.Example', 'anna@social.example'],
  ['mastodon', 'anna', null],
  ['mastodon', 'anna@localhost', null],
  ['bluesky', '@Anna.bsky.social', 'anna.bsky.social'],
  ['bluesky', 'anna', null],
  ['elsewhere', 'anna', null],
])('on %s the handle %j is %j', (network, value, expected) => {
  expect(normalisedHandle(network, value)).toBe(expected)
})
