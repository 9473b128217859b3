import { randomBytes } from 'node:crypto'
import type { Language } from '../../ports/notifier.ts'
import { createApi } from './api.ts'
import { createEvents } from './events.ts'
import { gestureSchema } from './gesture-schema.ts'
import { createGestures } from './gestures.ts'
import { isFromPage, isLoopback, pageHeaders } from './guard.ts'
import { parseJson } from './json.ts'
import { createAlbum } from './page/album.ts'
import { CLIENT_CONTROLS } from './page/client-controls.ts'
import { CLIENT_GESTURES } from './page/client-gestures.ts'
import { CLIENT_MODAL } from './page/client-modal.ts'
import { CLIENT_SCENE } from './page/client-scene.ts'
import { renderPage } from './page/document.tsx'
import { setScene, type Wish } from './page/scene.tsx'
import { STYLE } from './page/style.ts'
import { createResponses } from './responses.ts'
import { createSender } from './sender.ts'
import { createTickets } from './tickets.ts'
import type { FindBreaches, SandboxChannel, SandboxUser } from './types.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

export type { FindBreaches, LogEntry, Message, SandboxChannel, SandboxUser, View } from './types.ts'
export type { Workspace } from './workspace.ts'

export interface SandboxOptions {
  /** Where the workspace is kept, as JSON lines. */
  file: string
  /** Where this site is reached, e.g. `http://127.0.0.1:3000`, without a slash at its end. */
  baseUrl(): string
  signingSecret: string
  /** The only bearer token its API takes. */
  botToken: string
  /** Without any, one visitor is there, so that channels can be looked at. */
  users: SandboxUser[]
  /** Names; the bot is in those given as a name alone. */
  channels: (string | SandboxChannel)[]
  /** Of the messages' times; a replay's clock is fine. */
  clock: { now(): Date }
  breaches: FindBreaches
  /** The page's, until somebody switches. */
  language: Language
  /** In ms, for what people and HTTP wait for: triggers, signatures. */
  realNow?(): number
}

export interface Sandbox {
  /** Answers what lies under `/sandbox`; null for any other path. */
  handle(request: Request): Promise<Response | null>
  workspace: Workspace
  close(): void
}

const CLIENT = `'use strict';\n(() => {\n${CLIENT_SCENE}\n${CLIENT_MODAL}\n${CLIENT_CONTROLS}\n${CLIENT_GESTURES}\n})();\n`

/** A stand-in for Slack on this machine: its Web API for the bot, and a page for people. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { baseUrl, breaches, botToken, signingSecret, language, clock } = options
  const realNow = options.realNow ?? Date.now
  const users = options.users.length > 0 ? options.users : [visitor(language)]
  const workspace = openWorkspace({ file: options.file, users, channels: options.channels, clock })
  const tickets = createTickets(realNow)
  const api = createApi({ workspace, tickets, breaches, botToken, baseUrl })
  const respond = createResponses({ workspace, tickets, breaches })
  const send = createSender({ address: () => `${baseUrl()}/slack/events`, signingSecret, realNow })
  const gesture = createGestures({ workspace, tickets, breaches, baseUrl, realNow, send })
  const events = createEvents(workspace)
  const album = createAlbum()
  const token = randomBytes(24).toString('base64url')

  function wishOf(request: Request): Wish {
    const query = new URL(request.url).searchParams
    const wanted = query.get('lang')
    return {
      as: query.get('as'),
      at: query.get('at'),
      ts: query.get('ts'),
      language: wanted === 'de' || wanted === 'en' ? wanted : language,
    }
  }

  function page(request: Request): Response {
    const nonce = randomBytes(16).toString('base64url')
    const scene = setScene(workspace, album, wishOf(request), clock.now())
    return new Response(renderPage({ scene, nonce, token }), {
      headers: pageHeaders('text/html; charset=utf-8', nonce),
    })
  }

  async function takeGesture(request: Request): Promise<Response> {
    if (!isFromPage(request, token)) return refuse(403)
    const parsed = gestureSchema.safeParse(parseJson(await request.text()))
    if (!parsed.success) return refuse(400)
    return Response.json(await gesture(parsed.data), { headers: pageHeaders('application/json') })
  }

  async function handle(request: Request): Promise<Response | null> {
    const path = new URL(request.url).pathname
    if (path !== '/sandbox' && !path.startsWith('/sandbox/')) return null
    if (!isLoopback(request)) return refuse(403)
    const [, part = '', rest = ''] = /^\/sandbox\/?([^/]*)\/?(.*)$/.exec(path) ?? []
    const isPost = request.method === 'POST'
    if (part === 'api' && (isPost || request.method === 'GET')) return api(rest, request)
    if (part === 'response' && isPost) return respond(rest, request)
    if (part === 'gesture' && isPost) return takeGesture(request)
    if (request.method !== 'GET' || rest !== '') return refuse(404)
    switch (part) {
      case '':
        return page(request)
      case 'state': {
        const scene = setScene(workspace, album, wishOf(request), clock.now())
        return Response.json(scene, { headers: pageHeaders('application/json') })
      }
      case 'events':
        return new Response(events.open(), { headers: pageHeaders('text/event-stream') })
      case 'client.js':
        return new Response(CLIENT, { headers: pageHeaders('text/javascript; charset=utf-8') })
      case 'style.css':
        return new Response(STYLE, { headers: pageHeaders('text/css; charset=utf-8') })
      default:
        return refuse(404)
    }
  }

  return {
    handle,
    workspace,
    close() {
      events.close()
      workspace.close()
    },
  }
}

function refuse(status: 400 | 403 | 404): Response {
  const words = { 400: 'Not understood.', 403: 'Not allowed.', 404: 'There is nothing here.' }
  return new Response(words[status], { status, headers: pageHeaders('text/plain; charset=utf-8') })
}

function visitor(language: Language): SandboxUser {
  const de = language === 'de'
  return {
    id: 'U0VISITOR',
    name: de ? 'Gast' : 'Guest',
    email: 'guest@sandbox.example',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: de ? 'de-DE' : 'en-GB',
    role: '',
  }
}
