import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkX, isUnconfigured, readSettings, requireKey, requireSlack, SETTING_NAMES } from '../../../src/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'rapport-config-'))
const read = (environment: Record<string, string>) => readSettings(environment, folder)

describe('settings', () => {
  it('are all explained in .env.example, and nothing else is', () => {
    const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')
    const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map((m) => m[1])
    expect(names.sort()).toEqual([...SETTING_NAMES].sort())
  })

  it('have the documented defaults', () => {
    expect(read({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      RAPPORT_HOME: '.rapport',
      MIN_CONFIDENCE: 0.6,
      X_DAILY_BUDGET_USD: 5,
      POLL_INTERVAL_SECONDS: 300,
    })
  })

  it('from the environment beat those from .env, and empty ones count as not given', () => {
    const own = mkdtempSync(join(tmpdir(), 'rapport-config-'))
    writeFileSync(join(own, '.env'), 'PORT=4000\nHOST=0.0.0.0\nX_CLIENT_ID=\n')
    const found = readSettings({ PORT: '5000', LOG_LEVEL: '' }, own)
    expect(found).toMatchObject({ PORT: 5000, HOST: '0.0.0.0', LOG_LEVEL: 'info' })
    expect(found.X_CLIENT_ID).toBeUndefined()
  })

  it('that are wrong are all named at once, without their values', () => {
    const wrong = () => read({ PORT: 'seven', TIME_ZONE: 'Mars/Base', SLACK_BOT_TOKEN: 'secret-value' })
    expect(wrong).toThrow(
      /PORT[\s\S]*TIME_ZONE[\s\S]*SLACK_BOT_TOKEN|SLACK_BOT_TOKEN[\s\S]*TIME_ZONE|PORT[\s\S]*SLACK_BOT_TOKEN/,
    )
    expect(wrong).not.toThrow(/secret-value/)
  })

  it('without anything real mean the tour', () => {
    expect(isUnconfigured(read({ PORT: '1234' }))).toBe(true)
    expect(isUnconfigured(read({ X_CLIENT_ID: 'id' }))).toBe(false)
  })

  it.each([
    [{}, 'SLACK_BOT_TOKEN'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
  ])('of Slack in part (%o) are refused by the name of the missing one', (given, name) => {
    expect(() => requireSlack(read(given))).toThrow(
      new RegExp(`^${name} is missing.*api.slack.com|^${name} is missing.*Socket Mode`),
    )
  })

  it('of X in part are refused, and a missing key says how to make one', () => {
    expect(() => checkX(read({ X_CLIENT_SECRET: 's' }))).toThrow(/X_CLIENT_ID is missing.*developer\.x\.com/)
    expect(() => requireKey(read({}))).toThrow(/ENCRYPTION_KEY is missing.*node -e/)
  })
})
