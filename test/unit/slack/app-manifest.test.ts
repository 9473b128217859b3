import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NEEDED_SCOPES } from '../../../src/slack/check.ts'

const lines = readFileSync(new URL('../../../slack-manifest.yaml', import.meta.url), 'utf8').split('\n')

/** The items of the list below a key; comments are skipped. */
function listBelow(key: string): string[] {
  const start = lines.findIndex((line) => line.trim() === `${key}:`)
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => !line.trim().startsWith('- '))
  return rest.slice(0, end).map((line) => line.trim().slice(2))
}

const settingOf = (key: string) => lines.find((line) => line.trim().startsWith(`${key}:`))?.split(': ')[1]

describe('slack-manifest.yaml', () => {
  it('asks for exactly the scopes the check wants', () => {
    expect(listBelow('bot')).toEqual([...NEEDED_SCOPES])
  })

  it('asks for no history', () => {
    expect(lines.filter((line) => /:history/.test(line))).toEqual([])
  })

  it('subscribes to the events that are listened for', () => {
    expect(listBelow('bot_events')).toEqual(['app_home_opened', 'app_uninstalled', 'tokens_revoked', 'user_change'])
  })

  it('trap 13: leaves token rotation off', () => {
    expect(settingOf('token_rotation_enabled')).toBe('false')
  })

  it('is for Socket Mode, with clicks, a home and a read-only messages tab', () => {
    expect(settingOf('socket_mode_enabled')).toBe('true')
    expect(settingOf('is_enabled')).toBe('true')
    expect(settingOf('home_tab_enabled')).toBe('true')
    expect(settingOf('messages_tab_read_only_enabled')).toBe('true')
    expect(settingOf('org_deploy_enabled')).toBe('false')
  })

  it('offers no slash command, since there is none', () => {
    expect(lines.some((line) => line.includes('slash_commands'))).toBe(false)
  })

  it('can be read by Slack: spaces only, and every value on its own line', () => {
    expect(lines.filter((line) => line.includes('\t'))).toEqual([])
    const shape = /^(?:\s*#.*|(?: {2})*- [\w:.]+|(?: {2})*[a-z_]+:(?: (?:"[^"]*"|[^"#:]+))?|)$/
    expect(lines.filter((line) => !shape.test(line))).toEqual([])
  })
})
