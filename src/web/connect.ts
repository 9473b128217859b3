import { html } from 'hono/html'
import type { Connect, Connected } from '../actions/connect.ts'
import { RapportError } from '../domain/errors.ts'
import type { Handler } from './server.ts'

export interface ConnectRoutes {
  connect: Pick<Connect, 'finish' | 'cancel'>
  /** Told how each sign-in ended; `null` when it did not succeed. */
  onFinished(state: string, result: Connected | null): void
}

const WORDS = {
  en: {
    done: 'Connected',
    connected: (handle: string) => `Rapport now listens to what is said to @${handle}. You can close this page.`,
    failed: 'Not connected',
    denied: 'You did not allow the access. Nothing was stored.',
    again: 'Start again with: rapport connect',
  },
  de: {
    done: 'Verbunden',
    connected: (handle: string) =>
      `Rapport hört jetzt zu, was zu @${handle} gesagt wird. Du kannst diese Seite schließen.`,
    failed: 'Nicht verbunden',
    denied: 'Du hast den Zugriff nicht erlaubt. Es wurde nichts gespeichert.',
    again: 'Beginne noch einmal mit: rapport connect',
  },
}

/** Where a network sends people back to after signing in: `/connect/:network/callback`. */
export function createConnectRoutes({ connect, onFinished }: ConnectRoutes): Handler {
  return async (request) => {
    const url = new URL(request.url)
    const network = /^\/connect\/([a-z]+)\/callback$/.exec(url.pathname)?.[1]
    if (!network || request.method !== 'GET') return null
    const words = WORDS[request.headers.get('accept-language')?.toLowerCase().startsWith('de') ? 'de' : 'en']
    const language = words === WORDS.de ? 'de' : 'en'
    const state = url.searchParams.get('state') ?? ''
    const code = url.searchParams.get('code')
    if (!code) {
      await connect.cancel(state)
      onFinished(state, null)
      return page(400, language, words.failed, words.denied, words.again)
    }
    try {
      const result = await connect.finish(network, state, code)
      onFinished(state, result)
      return page(200, language, words.done, words.connected(result.account.handle))
    } catch (error) {
      if (!(error instanceof RapportError)) throw error
      onFinished(state, null)
      return page(400, language, words.failed, error.message, words.again)
    }
  }
}

async function page(status: number, language: string, title: string, ...lines: string[]): Promise<Response> {
  const body = await html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Rapport</title>
        <style>
          :root { color-scheme: light dark; }
          body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem; }
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${lines.map((line) => html`<p>${line}</p>`)}
        </main>
      </body>
    </html>`
  return new Response(String(body), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
