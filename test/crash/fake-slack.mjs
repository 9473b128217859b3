import { createServer } from 'node:http'

/** Slack as the bot sees it. Counts every accepted message, also those whose answer nobody lived to read. */
export async function fakeSlack(employees) {
  const posted = []
  const updates = []
  let clock = 1_700_000_000

  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const method = request.url.split('/').pop().split('?')[0]
      const fields = (request.headers['content-type'] ?? '').includes('json')
        ? JSON.parse(body || '{}')
        : Object.fromEntries(new URLSearchParams(body))
      const answer = respond(method, fields)
      // The message is there from now on; its answer takes a while, which is when a kill hurts most.
      setTimeout(
        () => {
          response.writeHead(200, {
            'content-type': 'application/json',
            'x-oauth-scopes': 'chat:write,commands,users:read,users:read.email,im:write,files:write,files:read',
          })
          response.end(JSON.stringify(answer))
        },
        5 + Math.random() * 60,
      )
    })
  })

  function respond(method, fields) {
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          team: 'Crash',
          team_id: 'T1',
          user_id: 'UBOT',
          bot_id: 'B1',
          url: 'https://crash.slack.test/',
        }
      case 'users.lookupByEmail': {
        const index = employees.findIndex((e) => e.email === fields.email)
        return index < 0
          ? { ok: false, error: 'users_not_found' }
          : { ok: true, user: { id: `U${index}`, tz: 'Europe/Berlin', profile: {} } }
      }
      case 'users.info':
        return { ok: true, user: { id: fields.user, tz: 'Europe/Berlin', locale: 'en-GB', profile: {} } }
      case 'conversations.open':
        return { ok: true, channel: { id: `D${fields.users}` } }
      case 'chat.postMessage': {
        const ts = `${clock++}.000100`
        const metadata = typeof fields.metadata === 'string' ? JSON.parse(fields.metadata) : fields.metadata
        posted.push({
          channel: fields.channel,
          ts,
          thread: fields.thread_ts,
          alert: metadata?.event_payload?.alert_id,
          clientId: fields.client_msg_id,
        })
        return { ok: true, channel: fields.channel, ts }
      }
      case 'chat.update':
        updates.push(fields.ts)
        return { ok: true, channel: fields.channel, ts: fields.ts }
      default:
        return { ok: true }
    }
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}/api/`, posted, updates, close: () => server.close() }
}
