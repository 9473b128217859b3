import { Script } from 'node:vm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EVA, openPage, type Stand, stand, TOM } from './support.ts'

let at: Stand
beforeEach(async () => {
  at = await stand()
})
afterEach(() => at.close())

const ask = (path: string, init: RequestInit & { host?: string } = {}) => {
  const { host = '127.0.0.1:3000', headers, ...rest } = init
  return at.sandbox.handle(new Request(`http://${host}${path}`, { ...rest, headers: { host, ...Object(headers) } }))
}

describe('who may ask', () => {
  test.each(['evil.example', '127.0.0.1.evil.example', '192.168.1.5:3000', 'localhost.'])(
    'a request addressed to %s is refused everywhere',
    async (host) => {
      for (const path of ['/sandbox', '/sandbox/state', '/sandbox/events', '/sandbox/api/auth.test']) {
        expect((await ask(path, { host }))?.status).toBe(403)
      }
    },
  )

  test('a forged Host header is refused even where the address is ours', async () => {
    const request = new Request('http://127.0.0.1:3000/sandbox', { headers: { host: 'evil.example' } })
    expect((await at.sandbox.handle(request))?.status).toBe(403)
  })

  test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])('%s is this machine', async (host) => {
    expect((await ask('/sandbox', { host }))?.status).toBe(200)
  })

  test('other paths are left to others', async () => {
    expect(await ask('/healthz')).toBeNull()
    expect(await ask('/sandboxes')).toBeNull()
    expect((await ask('/sandbox/nothing'))?.status).toBe(404)
  })

  test('a gesture needs the page’s token and its own origin', async () => {
    const { token } = await openPage(at.url)
    const gesture = (headers: Record<string, string>) =>
      ask('/sandbox/gesture', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ kind: 'dismiss', as: EVA.id, channel: 'C', ts: '1' }),
      })
    expect((await gesture({ 'x-sandbox-token': token }))?.status).toBe(200)
    expect((await gesture({ 'x-sandbox-token': token, origin: 'http://127.0.0.1:3000' }))?.status).toBe(200)
    expect((await gesture({}))?.status).toBe(403)
    expect((await gesture({ 'x-sandbox-token': 'x'.repeat(token.length) }))?.status).toBe(403)
    expect((await gesture({ 'x-sandbox-token': token, origin: 'https://evil.example' }))?.status).toBe(403)
    expect((await gesture({ 'x-sandbox-token': token, 'sec-fetch-site': 'cross-site' }))?.status).toBe(403)
  })

  test('nonsense is answered as such', async () => {
    const { send } = await openPage(at.url)
    expect((await send({ kind: 'dance' })).status).toBe(400)
  })
})

describe('the page', () => {
  test('runs its own script and style only', async () => {
    const response = await ask('/sandbox')
    const policy = response?.headers.get('content-security-policy') ?? ''
    const html = (await response?.text()) ?? ''
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).toContain(`nonce="${nonce}"`)
    expect(html).not.toMatch(/ (on\w+|style)=/)
    expect(await (await ask('/sandbox'))?.text()).not.toContain(nonce)
  })

  test('its script is JavaScript', async () => {
    const code = (await (await ask('/sandbox/client.js'))?.text()) ?? ''
    expect(() => new Script(code)).not.toThrow()
  })

  test('words of a post never become HTML or links that run', async () => {
    const evil = '<img src=x onerror=alert(1)> <script>alert(2)</script> <javascript:alert(3)|here>'
    await at.client.chat.postMessage({
      channel: EVA.id,
      text: evil,
      blocks: [
        { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: evil }] }] },
        { type: 'section', text: { type: 'mrkdwn', text: evil } },
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '*not bold* <!channel>' }] }],
        },
      ],
    })
    const { html } = await openPage(at.url)
    expect(html).not.toContain('<img')
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toContain('href="javascript:')
    expect(html).toContain('*not bold* &lt;!channel&gt;')
  })

  test('mrkdwn is shown as Slack shows it, in the person’s zone and the page’s language', async () => {
    const text = [
      '*bold* _slanted_ ~gone~ `code` snake_case_word 2*3*4',
      '<https://x.com/a?b=1&amp;c=2|the post> <@U0TOM> &lt;b&gt; &amp;amp;',
      '> said',
      '<!date^1772442000^{date_short_pretty} {time}|fallback>',
    ].join('\n')
    await at.client.chat.postMessage({ channel: EVA.id, text })
    const { html } = await openPage(at.url)
    expect(html).toContain('<strong>bold</strong> <em>slanted</em> <s>gone</s> <code>code</code> snake_case_word 2*3*4')
    expect(html).toContain('<a href="https://x.com/a?b=1&amp;c=2" target="_blank"')
    expect(html).toContain('<span class="mention">@Tom Hill</span> &lt;b&gt; &amp;amp;')
    expect(html).toContain('<blockquote>said</blockquote>')
    expect(html).toContain('<time>today 10:00</time>')
    const german = await (await fetch(`${at.url}/sandbox?lang=de&as=${EVA.id}`)).text()
    expect(german).toContain('<html lang="de">')
    expect(german).toContain('<time>heute 10:00</time>')
  })

  test('shows each person what is theirs', async () => {
    const { channel = '' } = await at.client.chat.postMessage({ channel: EVA.id, text: 'for Eva alone' })
    const asTom = await (await fetch(`${at.url}/sandbox?as=${TOM.id}&at=${channel}`)).text()
    expect(asTom).not.toContain('for Eva alone')
    const linked = await (await fetch(`${at.url}/sandbox?at=${channel}`)).text()
    expect(linked).toContain('for Eva alone')
  })

  test('shows the newest fifty messages, and leads to the earlier ones', async () => {
    const { workspace } = at.sandbox
    const channel = workspace.openDm(EVA.id)?.id ?? ''
    const common = { channel, blocks: [], threadTs: null, metadata: null, clientMsgId: null, onlyFor: null }
    const sent = Array.from({ length: 130 }, (_, n) => workspace.post({ ...common, text: `number ${n}.` }))
    const shown = (html: string) => html.match(/number \d+\./g) ?? []
    const { html } = await openPage(at.url)
    expect(shown(html)).toHaveLength(50)
    expect(html).toContain('Show earlier messages (80)')
    const ts = /ts=([\d.]+)"[^>]*>Show earlier/.exec(html)?.[1] ?? ''
    const further = await (await fetch(`${at.url}/sandbox?at=${channel}&ts=${ts}`)).text()
    expect(shown(further)).toHaveLength(100)
    const linked = await (await fetch(`${at.url}/sandbox?at=${channel}&ts=${sent[3]?.ts}`)).text()
    expect(shown(linked)[0]).toBe('number 3.')
  })

  test('lets a visitor look around where nobody is known yet', async () => {
    await at.close()
    at = await stand({ users: [] })
    await at.client.chat.postMessage({ channel: '#triage', text: 'for everybody' })
    const { html } = await openPage(at.url)
    expect(html).toContain('Guest')
    expect(html).toContain('for everybody')
  })

  test('tells of changes as they happen', async () => {
    const response = await fetch(`${at.url}/sandbox/events`)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    await at.client.chat.postMessage({ channel: '#triage', text: 'x' })
    let heard = ''
    while (!heard.includes('data: changed')) heard += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    expect(heard).toContain('data: changed')
  })

  test('a message’s controls say what they are', async () => {
    await at.client.chat.postMessage({
      channel: EVA.id,
      text: 'x',
      blocks: [
        {
          type: 'actions',
          block_id: 'row',
          elements: [
            {
              type: 'button',
              action_id: 'go',
              url: 'https://x.com/',
              style: 'primary',
              text: { type: 'plain_text', text: 'Go' },
            },
            {
              type: 'overflow',
              action_id: 'more',
              options: [{ text: { type: 'plain_text', text: 'One' }, value: '1' }],
            },
          ],
        },
        { type: 'image', image_url: 'https://elsewhere.example/a.png', alt_text: 'A chart' },
      ],
    })
    const { html } = await openPage(at.url)
    expect(html).toMatch(/<a href="https:\/\/x\.com\/" target="_blank" rel="noopener[^>]*class="button primary"/)
    expect(html).toMatch(/<button[^>]*aria-haspopup="menu"[^>]*aria-label="More actions"/)
    expect(html).toContain('role="menuitem"')
    expect(html).not.toContain('<img')
    expect(html).toContain('>A chart</a>')
  })

  test('a link to a message of the workspace leads to it on the page, not to Slack', async () => {
    const url = 'https://slack.com/archives/D123/p1700000000000100'
    const open = { type: 'button' as const, action_id: 'go', url, text: { type: 'plain_text' as const, text: 'Go' } }
    await at.client.chat.postMessage({ channel: EVA.id, text: 'x', blocks: [{ type: 'actions', elements: [open] }] })
    const { html } = await openPage(at.url)
    expect(html).toContain('at=D123&amp;ts=1700000000.000100&amp;lang=en#m-1700000000-000100"')
    expect(html).not.toContain('slack.com/archives')
  })
})
