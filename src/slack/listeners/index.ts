import type { Listener } from '../listener.ts'
import { access } from './access.ts'
import { assign } from './assign.ts'
import { corrections } from './corrections.ts'
import { editReply } from './edit-reply.ts'
import { handled } from './handled.ts'
import { home } from './home.ts'
import { ignoreWords } from './ignore-words.ts'
import { linkCustomer } from './link-customer.ts'
import { more } from './more.ts'
import { notACustomer } from './not-a-customer.ts'
import { openFromHome } from './open-from-home.ts'
import { reopen } from './reopen.ts'
import { snooze } from './snooze.ts'
import { useReply } from './use-reply.ts'
import { userChange } from './user-change.ts'
import { wrongSentiment } from './wrong-sentiment.ts'

/** Every gesture that is listened for. */
export const listeners: readonly Listener[] = [
  useReply,
  editReply,
  assign,
  handled,
  more,
  snooze,
  wrongSentiment,
  ignoreWords,
  corrections,
  notACustomer,
  linkCustomer,
  reopen,
  openFromHome,
  home,
  userChange,
  access,
]
