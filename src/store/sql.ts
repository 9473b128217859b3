import type { PrismaClient } from './client/client.ts'
import type { TransactionClient } from './client/internal/prismaNamespace.ts'

/** The client itself, or the one of a transaction: what every part of the store works on. */
export type Db = PrismaClient | TransactionClient

/** Rows of a statement whose column names and types the caller vouches for. */
export function rows<T>(db: Db, sql: string, ...params: unknown[]): Promise<T[]> {
  return db.$queryRawUnsafe<T[]>(sql, ...params)
}

/** How many rows a statement changed. */
export function run(db: Db, sql: string, ...params: unknown[]): Promise<number> {
  return db.$executeRawUnsafe(sql, ...params)
}

/** Many records as one parameter, for `jsonb_to_recordset`: one round trip whatever their number. */
export function records(list: readonly object[]): string {
  return JSON.stringify(list, (_key, value: unknown) => (typeof value === 'string' ? clean(value) : value))
}

/** PostgreSQL's text knows neither NUL nor lone surrogates. */
export function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}

/** A value of a text column that only ever holds members of `allowed`; anything else is a damaged row. */
export function oneOf<const T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((a) => a === value)
  if (found === undefined) throw new Error(`Unexpected value in the database: ${value}`)
  return found
}
