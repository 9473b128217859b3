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

describe('posts as people write them', () => {
  test.each([
    ['WO BLEIBT MEIN PAKET???', 'de'],
    ['sooooo suuuuper danke euch allen', 'de'],
    ['gruesse aus koeln, koennt ihr mir helfen', 'de'],
    ['#fail schon wieder kein Internet @telekom_hilft #sauer', 'de'],
    ['Ich bin so happy about my new job, danke an alle', 'de'],
    ['cant log in', 'en'],
    ['u guys r the best', 'en'],
    ['Just had the best Schnitzel at the Oktoberfest, thank you Munich', 'en'],
    ['ou est mon colis', 'fr'],
    ['merci bcp', 'fr'],
    ['donde esta mi pedido', 'es'],
    ['todavia sin respuesta', 'es'],
    ["dov'e il mio pacco", 'it'],
    ['treno in ritardo', 'it'],
    ['nao funciona', 'pt'],
    ['vcs sao demais', 'pt'],
  ])('%s', (text, expected) => {
    expect(language(text)).toBe(expected)
  })
})

describe('other languages are not taken for ours', () => {
  test.each([
    ['Waar blijft mijn pakket?', 'nl'],
    ['Var är mitt paket?', 'sv'],
    ['Gdzie jest moja paczka?', 'pl'],
    ['On és el meu paquet?', 'ca'],
    ['Unde este coletul meu?', 'ro'],
    ['Kargom nerede? Üç gündür bekliyorum', 'tr'],
    ['Hol van a csomagom?', 'hu'],
    ['Paket saya di mana ya?', 'id'],
    ['Πού είναι το δέμα μου;', 'el'],
    ['איפה החבילה שלי', 'he'],
    ['荷物はどこですか？', 'ja'],
    ['제 소포는 어디에 있나요?', 'ko'],
    ['พัสดุของฉันอยู่ที่ไหน', 'th'],
    ['أين طردي؟ لم يصل بعد', 'ar'],
    ['Где мой заказ? Вы не отвечаете', 'ru'],
    ['Де моя посилка? Її ще немає', 'uk'],
  ])('%s', (text, expected) => {
    expect(language(text)).toBe(expected)
  })

  test.each(['Къде е моята пратка', 'بسته من کجاست', '我的包裹在哪里'])(
    'a script of several languages names none: %s',
    (text) => {
      expect(language(text)).toBe('und')
    },
  )
})

describe('of no language', () => {
  test.each(['ok lol', 'Taylor Swift', 'iPhone 15 Pro Max', 'hahaha', '3:1 ⚽', '#tbt', '@max @julia 👍', 'wow 🔥'])(
    '%s',
    (text) => {
      expect(language(text)).toBe('und')
    },
  )
})

describe('odd input', () => {
  test.each([
    ['10 kB of words', 'Wo bleibt mein Paket? '.repeat(500), 'de'],
    ['10 kB without a space', 'abc'.repeat(3500), undefined],
    ['10 kB of one letter', 'a'.repeat(10_000), 'und'],
    ['lone surrogates', '\ud83d Wo bleibt mein Paket \ude00', 'de'],
    ['a lone surrogate', '\ud83d', 'und'],
    ['only marks', "'''---&&&@@@###", 'und'],
    ['an open handle and entity', 'Wo bleibt mein Paket &amp @', 'de'],
    ['combining marks', '\u0301\u0301\u0301\u0301', undefined],
    ['names of prototypes', 'constructor __proto__ toString', undefined],
  ])('%s', (_, text, expected) => {
    const guess = readLanguage(text)
    expect(guess.language).toMatch(/^(?:und|[a-z]{2})$/)
    if (expected !== undefined) expect(guess.language).toBe(expected)
  })
})

describe('with the network’s hint', () => {
  test('the hint decides what the words leave open', () => {
    expect(language('ok', 'de')).toBe('de')
    expect(language('Super', 'en-GB')).toBe('en')
  })

  test('clearly contradicting words overrule it', () => {
    expect(language('Ich warte seit zwei Wochen auf meine Bestellung und niemand antwortet', 'en')).toBe('de')
  })

  test('it is kept where the words lean only a little elsewhere', () => {
    expect(language('Service ist top', 'de')).toBe('de')
    expect(language('Taylor Swift', 'fr')).toBe('fr')
  })

  test('words of a language that is not ours overrule it too', () => {
    expect(language('Wat een slechte service, ik wacht al meer dan een uur op antwoord', 'de')).toBe('nl')
  })

  test('another script overrules one of ours, not a neighbour’s', () => {
    expect(language('Где мой заказ? Вы не отвечаете', 'de')).toBe('ru')
    expect(language('Где мой заказ? Вы не отвечаете', 'bg')).toBe('bg')
  })

  test.each(['und', 'qme', 'zxx', 'art', '', '??'])('%s is no hint', (hint) => {
    expect(language('Wo bleibt mein Paket?', hint)).toBe('de')
  })
})
