import type { Language } from '../ports/notifier.ts'
import { alertText } from './alert.ts'
import { correctionText } from './corrections.ts'
import { findingTexts } from './findings.ts'
import { homeText } from './home.ts'
import { modalText } from './modals.ts'
import { noticeText } from './notices.ts'
import { phraseTexts } from './phrases.ts'
import { refusalTexts } from './refusals.ts'
import { threadText } from './thread.ts'
import { whyText } from './why.ts'
import { words } from './words.ts'

/** All a person reads, by area; each area’s file holds both languages with the same keys. */
export function textsIn(language: Language) {
  return {
    words: words[language],
    alert: alertText[language],
    modals: modalText[language],
    home: homeText[language],
    thread: threadText[language],
    notices: noticeText[language],
    refusals: refusalTexts[language],
    findings: findingTexts[language],
    why: whyText[language],
    phrases: phraseTexts[language],
    corrections: correctionText[language],
  }
}

export type Texts = ReturnType<typeof textsIn>

const NETWORKS = new Map([
  ['x', 'X'],
  ['mastodon', 'Mastodon'],
  ['bluesky', 'Bluesky'],
])

/** A network's name as people write it; names we do not know stay as they are. */
export function networkName(network: string): string {
  return NETWORKS.get(network) ?? network
}

/** Urgency 0–100 as one of three words: high from 70, medium from 40. */
export function urgencyLevel(urgency: number): 'high' | 'medium' | 'low' {
  return urgency >= 70 ? 'high' : urgency >= 40 ? 'medium' : 'low'
}
