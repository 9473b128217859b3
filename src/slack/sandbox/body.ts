import { isJson, type Json, parseJson } from './json.ts'
import { SlackRefusal } from './refusal.ts'

const MAX_BYTES = 1_000_000

/** The arguments of a call, from its address and a form-encoded, multipart or JSON body. Throws Slack's refusals. */
export async function readArguments(request: Request): Promise<Json> {
  const args: Json = Object.fromEntries(new URL(request.url).searchParams)
  const type = request.headers.get('content-type') ?? ''
  if (request.method === 'GET') return args
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) throw new SlackRefusal('request_too_large')
  if (type.startsWith('multipart/form-data')) {
    const form = await request.formData().catch(() => {
      throw new SlackRefusal('invalid_form_data')
    })
    return { ...args, ...Object.fromEntries(form) }
  }
  const text = await request.text()
  if (text === '') return args
  if (text.length > MAX_BYTES) throw new SlackRefusal('request_too_large')
  if (type.startsWith('application/json')) {
    const body = parseJson(text)
    if (!isJson(body)) throw new SlackRefusal('invalid_json')
    return { ...args, ...body }
  }
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new SlackRefusal('invalid_post_type')
  return { ...args, ...Object.fromEntries(new URLSearchParams(text)) }
}

/** An argument that may come as an object or as JSON text, as forms carry it; undefined when it was not given. */
export function structured(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value === '' ? undefined : (parseJson(value) ?? value)
}

/** True for `true`, `1` and their texts. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === 'true' || value === '1'
}
