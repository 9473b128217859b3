import { timingSafeEqual } from 'node:crypto'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether a request was addressed to this machine by a name of its own, so that no foreign page's name leads here. */
export function isLoopback(request: Request): boolean {
  const host = request.headers.get('host')
  return LOOPBACK.has(new URL(request.url).hostname) && (host === null || isLoopbackName(host))
}

/** The same for a Host header alone. */
export function isLoopbackName(host: string): boolean {
  return LOOPBACK.has(hostname(host))
}

/** Whether a gesture comes from our own page: its token, and its origin where the browser names one. */
export function isFromPage(request: Request, token: string): boolean {
  const given = Buffer.from(request.headers.get('x-sandbox-token') ?? '')
  const wanted = Buffer.from(token)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return false
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = request.headers.get('origin')
  const host = request.headers.get('host') ?? new URL(request.url).host
  return origin === null || (URL.canParse(origin) && new URL(origin).host === host)
}

/** Headers of every answer to a browser. Nothing but the page's own style and script runs, and only from here. */
export function pageHeaders(type: string, nonce?: string): Record<string, string> {
  const own = nonce === undefined ? "'none'" : `'nonce-${nonce}'`
  const policy = [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${own}`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-type': type,
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}

function hostname(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : ''
}
