import { expect } from 'vitest'
import { findLimitBreaches } from '../../src/slack/limits.ts'

/** Fails when Slack would refuse the message or view; a payload with a `type` is a view. */
export function assertSlackLimits(payload: { blocks?: unknown; text?: string; type?: string }): void {
  const surface = payload.type === 'modal' || payload.type === 'home' ? payload.type : 'message'
  expect(findLimitBreaches(surface, payload)).toEqual([])
}
