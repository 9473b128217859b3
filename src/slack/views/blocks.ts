import type {
  Button,
  ContextBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  RichTextElement,
  SectionBlock,
  TextObject,
} from '@slack/types'
import { clean, escapeMrkdwn, inline, inlinePlain, truncate } from '../../text/format.ts'

const MAX_URL = 3000
/** Longer addresses are left out of lines of text, where they would crowd out the words. */
const MAX_INLINE_URL = 1500
/** A character that Slack would format with: inside a word it does not. */
const FORMATTING = /`|(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/u

/** Text that Slack shows as it is. */
export function plain(text: string, max = 3000): PlainTextElement {
  return { type: 'plain_text', text: truncate(text, max), emoji: false }
}

/** Our own mrkdwn; foreign words in it must have gone through `inline`. `verbatim`: bare links and names stay words. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true }
}

export function header(text: string, blockId?: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150), ...id(blockId) }
}

export function section(text: TextObject, blockId?: string): SectionBlock {
  return { type: 'section', text, ...id(blockId) }
}

export function context(elements: TextObject[], blockId?: string): ContextBlock {
  return { type: 'context', elements, ...id(blockId) }
}

/** A bold label over foreign words; words with formatting characters are shown without any markup at all. */
export function field(label: string, value: string): TextObject {
  if (FORMATTING.test(value)) return plain(`${label}\n${inlinePlain(value, 300)}`, 2000)
  return mrkdwn(`*${label}*\n${inline(value, 1500)}`)
}

/** Foreign text as a quotation, in a block where nothing has a meaning. */
export function quote(text: string, max: number, blockId?: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: [words(text, max)] }],
    ...id(blockId),
  }
}

/** A bold line with foreign text below it. */
export function labelled(label: string, text: string, max: number, blockId?: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: `${label}\n`, style: { bold: true } }] },
      { type: 'rich_text_section', elements: [words(text, max)] },
    ],
    ...id(blockId),
  }
}

export function button(
  label: string,
  actionId: string,
  value: string,
  more: Partial<Pick<Button, 'style' | 'url' | 'accessibility_label'>> = {},
): Button {
  return { type: 'button', text: plain(label, 75), action_id: actionId, value, ...more }
}

export function option(label: string, value: string, description?: string): PlainTextOption {
  return {
    text: plain(label, 75),
    value,
    ...(description === undefined ? {} : { description: plain(description, 75) }),
  }
}

/** A mrkdwn link, or null where the address is none that may be opened. */
export function link(url: string | null, label: string): string | null {
  const safe = safeUrl(url, MAX_INLINE_URL)
  if (safe === null) return null
  return `<${escapeMrkdwn(safe.replace(/\|/g, '%7C'))}|${escapeMrkdwn(label)}>`
}

/** The address if it is http(s), names nobody and has at most `max` characters once encoded; else null. */
export function safeUrl(url: string | null, max = MAX_URL): string | null {
  if (url === null || !URL.canParse(url)) return null
  const parsed = new URL(url)
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null
  if (parsed.username !== '' || parsed.password !== '') return null
  return escapeMrkdwn(parsed.href).length <= max ? parsed.href : null
}

/** A mention of a Slack user, or null where the id cannot be one. */
export function userMention(slackId: string | null): string | null {
  return slackId !== null && /^[A-Za-z0-9_-]{1,60}$/.test(slackId) ? `<@${slackId}>` : null
}

/** Parts of a line, the missing ones left out. */
export function line(...parts: (string | null | undefined | false)[]): string {
  return parts.filter((p) => typeof p === 'string' && p !== '').join(' · ')
}

function words(text: string, max: number): RichTextElement {
  return { type: 'text', text: truncate(clean(text).trim(), max) }
}

function id(blockId: string | undefined): { block_id?: string } {
  return blockId === undefined ? {} : { block_id: blockId }
}
