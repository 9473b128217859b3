import type { Notice } from '../../ports/notifier.ts'
import { escapeMrkdwn, inlinePlain } from '../../text/format.ts'
import { networkName, textsIn } from '../../text/index.ts'
import type { Message } from './alert.ts'
import { plain, section } from './blocks.ts'

/** A short message to one person that is no alert. */
export function noticeMessage(notice: Notice): Message {
  const { notices } = textsIn(notice.language)
  const network = inlinePlain(networkName(notice.network), 50)
  const [heading, text] =
    notice.type === 'reconnect'
      ? [notices.reconnect.heading(network), notices.reconnect.text(network, inlinePlain(notice.handle, 100))]
      : [notices.credits.heading(network), notices.credits[notice.reason](network)]
  return {
    text: escapeMrkdwn(`${heading}. ${text}`),
    blocks: [{ type: 'header', text: plain(heading, 150) }, section(plain(text))],
  }
}
