import { describe, expect, test } from 'vitest'
import { readLanguage } from '../../../src/reading/language.ts'

const language = (text: string, hint?: string) => readLanguage(text, hint).language

describe('without a hint', () => {
  test.each([
    ['Wo bleibt mein Paket?', 'de'],
    ['danke euch', 'de'],
    ['where is my parcel', 'en'],
    ['thanks a lot', 'en'],
    ['Merci beaucoup pour votre aide', 'fr'],
    ['Muchas gracias por la ayuda', 'es'],
    ['Grazie mille per il vostro aiuto', 'it'],
    ['Muito obrigado pela ajuda, vocês são ótimos', 'pt'],
    ['@regiobahn 😡😡 https://example.org Der Zug kommt nicht', 'de'],
    ['Wat een slechte service, ik wacht al meer dan een uur op antwoord', 'nl'],
  ])('%s', (text, expected) => {
    expect(language(text)).toBe(expected)
  })

  test.each(['', '😀😀😀', '@anna', 'https://example.org', '42 %', 'ok', 'שלום', 'asdkjh qweoi', 'lol'])(
    'too little or too noisy to tell: %s',
    (text) => {
      expect(language(text)).toBe('und')
    },
  )
})

describe('with the network’s hint', () => {
  test('the hint decides what the words leave open', () => {
    expect(language('ok', 'de')).toBe('de')
    expect(language('Super', 'en-GB')).toBe('en')
  })

  test('clearly contradicting words overrule it', () => {
    expect(language('Ich warte seit zwei Wochen auf meine Bestellung und niemand antwortet', 'en')).toBe('de')
  })

  test.each(['und', 'qme', 'zxx', 'art', '', '??'])('%s is no hint', (hint) => {
    expect(language('Wo bleibt mein Paket?', hint)).toBe('de')
  })
})
