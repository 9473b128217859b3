import { webApi } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { errorFields, libraryLogger } from '../../../src/slack/log.ts'
import { memoryLog } from '../../support/slack-fakes.ts'

describe('what Slack’s libraries log', () => {
  it('loses tokens and the tickets of addresses', () => {
    const log = memoryLog()
    const logger = libraryLogger(log)
    logger.warn('token xoxb-123-abc and xapp-1-A-9 and xoxe.xoxp-1-Mi0', 'wss://wss-primary.slack.com/link/?ticket=1')
    expect(JSON.stringify(log.lines)).not.toMatch(/123-abc|A-9|Mi0|ticket/)
    expect(log.lines).toHaveLength(1)
  })

  it('is dropped below warnings, where whole payloads are written', () => {
    const log = memoryLog()
    const logger = libraryLogger(log)
    logger.debug('payload')
    logger.info('payload')
    logger.error(new Error('payload'))
    expect(JSON.stringify(log.lines)).not.toContain('payload')
    expect(logger.getLevel()).toBe('warn')
  })
})

describe('an error', () => {
  it('is logged by name and code, never with its message', () => {
    expect(errorFields(Object.assign(new TypeError('the words'), { code: 'E1' }))).toEqual({
      error: 'TypeError',
      code: 'E1',
    })
    expect(errorFields('the words')).toEqual({ error: 'string' })
  })

  it('of Slack is logged with Slack’s own code, unless that is a page', () => {
    const refusal = (error: string) => errorFields(new webApi.WebAPIPlatformError({ ok: false, error })).code
    expect(refusal('channel_not_found')).toBe('channel_not_found')
    expect(refusal('<html>')).toBe('no_json')
  })
})
