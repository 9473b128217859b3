import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { ConfigInvalid } from '../domain/errors.ts'
import { KEY_COMMAND } from '../domain/key-command.ts'

/** Encrypts what must not lie open in the database. `context` binds a value to its place. */
export interface Cipher {
  keyId: string
  seal(text: string, context: string): string
  open(sealed: string, context: string): string
}

const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM. A sealed value reads `v1.<key id>.<base64url of iv, tag and ciphertext>`, so that keys
 * can be changed while values under the previous one are still read.
 * @param key 32 bytes, base64
 * @throws ConfigInvalid for a key of another length, or a value sealed with a key we do not have
 */
export function createCipher(key: string, previousKey?: string): Cipher {
  const current = readKey(key, 'ENCRYPTION_KEY')
  const keys = new Map([[idOf(current), current]])
  if (previousKey) {
    const previous = readKey(previousKey, 'ENCRYPTION_KEY_PREVIOUS')
    keys.set(idOf(previous), previous)
  }
  const keyId = idOf(current)
  return {
    keyId,
    seal(text, context) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', current, iv)
      cipher.setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `v1.${keyId}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed, context) {
      const [version, id = '', data = ''] = sealed.split('.')
      const opener = keys.get(id)
      if (version !== 'v1' || !opener) {
        throw new ConfigInvalid(
          'The database was encrypted with another key. Set ENCRYPTION_KEY to that key, or give it as ENCRYPTION_KEY_PREVIOUS.',
        )
      }
      const bytes = Buffer.from(data, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', opener, bytes.subarray(0, IV_BYTES))
      decipher.setAAD(Buffer.from(context))
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
    },
  }
}

function readKey(key: string, setting: string): Buffer {
  const bytes = Buffer.from(key, 'base64')
  if (bytes.length !== 32) {
    throw new ConfigInvalid(`${setting} must be 32 bytes in base64. Make one with: ${KEY_COMMAND}`)
  }
  return bytes
}

const idOf = (key: Buffer) => createHash('sha256').update(key).digest('hex').slice(0, 8)
