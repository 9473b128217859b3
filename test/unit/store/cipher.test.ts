import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCipher } from '../../../src/store/cipher.ts'

const aKey = () => randomBytes(32).toString('base64')

describe('cipher', () => {
  it('opens what it sealed, and never seals the same twice', () => {
    const cipher = createCipher(aKey())
    const sealed = cipher.seal('ein Geheimnis 🔑', 'here')
    expect(sealed).not.toContain('Geheimnis')
    expect(cipher.open(sealed, 'here')).toBe('ein Geheimnis 🔑')
    expect(cipher.seal('ein Geheimnis 🔑', 'here')).not.toBe(sealed)
  })

  it('opens nothing that was moved to another place or changed', () => {
    const cipher = createCipher(aKey())
    const sealed = cipher.seal('x', 'here')
    expect(() => cipher.open(sealed, 'there')).toThrow()
    expect(() => cipher.open(`${sealed.slice(0, -2)}AA`, 'here')).toThrow()
  })

  it('reads the previous key and says which setting a foreign one needs', () => {
    const [old, now] = [aKey(), aKey()]
    const sealed = createCipher(old).seal('x', 'here')
    expect(createCipher(now, old).open(sealed, 'here')).toBe('x')
    expect(() => createCipher(now).open(sealed, 'here')).toThrow(/ENCRYPTION_KEY_PREVIOUS/)
  })

  it('refuses a key of another length with the command that makes one', () => {
    expect(() => createCipher('c2hvcnQ=')).toThrow(/node -e/)
  })
})
