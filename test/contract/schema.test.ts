import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATA_CLASSES } from '../../src/store/data-classes.ts'
import { DATABASES, freshDatabase, type TestDatabase } from '../support/databases.ts'

const snake = (name: string) => name.replace(/[A-Z0-9]+/g, (part) => `_${part.toLowerCase()}`).replace(/^_/, '')

describe.each(DATABASES)('schema on %s', (kind) => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await freshDatabase(kind)
  })
  afterAll(() => db.drop())

  it('has a class and a retention for every column there is, and for none that is not', async () => {
    const rows = await db.database.prisma.$queryRawUnsafe<{ name: string }[]>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`,
    )
    const classified = Object.entries(DATA_CLASSES).flatMap(([model, columns]) =>
      Object.keys(columns).map((column) => `${snake(model)}.${snake(column)}`),
    )
    expect(classified.sort()).toEqual(rows.map((r) => r.name).sort())
  })

  it('is up to date after opening, and opening again changes nothing', async () => {
    expect(await db.database.pending()).toEqual([])
  })
})
