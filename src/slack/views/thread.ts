import type { ThreadNews } from '../../ports/notifier.ts'
import { formatNumber } from '../../text/format.ts'
import { textsIn } from '../../text/index.ts'
import type { Message } from './alert.ts'
import { mrkdwn, section, userMention } from './blocks.ts'

/** The one line an alert adds to its thread when it speaks up again. */
export function threadNews(news: ThreadNews): Message {
  const score = (urgency: number) => formatNumber(urgency, news.language)
  const said = textsIn(news.language).thread[news.reason](score(news.urgencyBefore), score(news.urgencyAfter))
  const who = userMention(news.mention)
  const text = who === null ? said : `${who} ${said}`
  return { text, blocks: [section(mrkdwn(text))] }
}
