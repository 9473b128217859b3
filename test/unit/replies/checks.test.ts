import { describe, expect, test } from 'vitest'
import { createReplyWriter, isBlocking, trigramSimilarity } from '../../../src/replies/index.ts'
import { request } from './request.ts'

const { check } = createReplyWriter()
const checks = (text: string, part: Parameters<typeof request>[0] = {}) =>
  check(text, request(part)).map((f) => f.check)
const en = { language: 'en', text: 'The battery does not last.' } as const

test('words that break nothing pass', () => {
  expect(checks('Danke für den Hinweis zum Akku. Ich sehe mir das an. ^AK')).toEqual([])
  expect(checks('Thanks for the note about the battery. I am looking into it. ^AK', en)).toEqual([])
})

test.each(['', '  \n', '^AK', '…!', '@anna'])('%j is empty', (text) => {
  expect(checks(text)).toEqual(['empty'])
})

test('the length is the network’s own', () => {
  const network = { maxLength: 5, length: (t: string) => t.length * 2 }
  expect(check('Danke', request({ network }))).toEqual([{ check: 'too_long', detail: '10/5' }])
})

test.each([
  ['Thank you for the message, we are looking into this for you.', 'de'],
  ['Danke für die Nachricht, wir sehen uns das an und melden uns.', 'en'],
  ['Merci pour votre message, nous sommes désolé pour cela.', 'de'],
  ['Hola, gracias por su mensaje, lo siento y es muy importante para nosotros.', 'en'],
  ['Спасибо за ваше сообщение', 'en'],
] as const)('%j is not in %s', (text, language) => {
  expect(checks(text, { language })).toContain('wrong_language')
})

test.each(['Danke!', 'Okay, super.', 'Das Update kommt über den App Store, danke für die Geduld.'])(
  '%j may be German',
  (text) => {
    expect(checks(text, { text: 'App Store' })).not.toContain('wrong_language')
  },
)

describe('du and Sie', () => {
  test.each([
    'Danke für deine Nachricht, können Sie mehr sagen?',
    'Schreib uns gern, dann helfen wir Ihnen.',
    'Wir sehen uns das an. Ihnen alles Gute, und melde dich.',
    'Hallo: Sie haben recht, hast du Zeit?',
  ])('%j mixes them', (text) => {
    expect(checks(text)).toContain('mixed_address')
  })

  test.each([
    'Danke für Ihre Nachricht. Können Sie mehr sagen?',
    'Danke für deine Nachricht. Schreib uns gern.',
    'Ich frage die Kolleginnen. Sie melden sich bei dir.',
    'Was du zu „Melden Sie sich“ schreibst, stimmt.',
    'Schreiben Sie uns gern, wir helfen Ihnen.',
  ])('%j does not', (text) => {
    expect(checks(text)).not.toContain('mixed_address')
  })
})

describe('handles', () => {
  test.each(['@bob schau mal', 'Danke ＠bob für alles', 'Danke, @anna.k', '@anna@elsewhere.example danke'])(
    '%j names the wrong one',
    (text) => {
      expect(checks(text)).toContain('wrong_handle')
    },
  )

  test.each(['@anna danke dafür', 'Danke, @Anna!', 'Danke @anna.'])('%j names the author', (text) => {
    expect(checks(text)).toEqual([])
  })

  test('a full handle needs its server', () => {
    const post = { text: 'Hallo', authorHandle: 'anna@social.example', authorName: null }
    const of = (text: string) => check(text, { ...request(), post }).map((f) => f.check)
    expect(of('@anna@social.example danke dafür')).toEqual([])
    expect(of('@anna danke dafür')).toEqual(['wrong_handle'])
  })
})

describe('facts that are neither in the post nor approved', () => {
  test.each([
    ['Das dauert 3 Tage.', '3'],
    ['Das dauert drei Tage.', 'drei'],
    ['Das kommt am Montag.', 'Montag'],
    ['Das kostet € nichts.', '€'],
    ['Mehr auf hilfe.example.com/akku steht dort.', 'hilfe.example.com/akku'],
    ['Mehr unter https://bit.ly/x', 'https://bit.ly/x'],
    ['Nehmen wir den PowerMax dafür.', 'PowerMax'],
    ['Nehmen wir das Galaxy Ultra dafür.', 'Galaxy Ultra'],
    ['Nehmen wir das XR dafür.', 'XR'],
    ['Das dauert ３ Tage.', '3'],
    ['Das dauert 2\u200b4 Stunden.', '24'],
  ])('%j states %s', (text, detail) => {
    const found = check(text, request()).filter((f) => f.check === 'unknown_fact')
    expect(found).toEqual([{ check: 'unknown_fact', detail: expect.stringContaining(detail) }])
  })

  test.each(['Das USB-Kabel ist NICHT dabei, liebe KollegInnen.', 'Die App zeigt das WLAN an.'])(
    '%j names no product',
    (text) => {
      expect(checks(text)).toEqual([])
    },
  )

  test('an English name is a thing’s after an article or an offer, else it may be a person’s', () => {
    expect(checks('Thanks, we suggest the Aurora for this.', en)).toContain('unknown_fact')
    expect(checks('You could try Aurora, it is good.', en)).toContain('unknown_fact')
    expect(checks('Thanks, this is Karl, I think we can talk about it in English.\nKarl', en)).toEqual([])
    expect(checks('Thanks for your English and the Internet link.', en)).toEqual([])
  })

  test('the post and approved facts may be repeated', () => {
    const text = 'Seit Montag lädt mein PowerMax 200 nicht, 19,90 € für nichts https://x.example/a'
    expect(
      checks('Dass der PowerMax 200 für 19,90 € seit Montag nicht lädt, steht auch auf https://x.example/a', { text }),
    ).not.toContain('unknown_fact')
    expect(
      checks('Unsere Hotline ist ab 8 Uhr da: hilfe.example.com', {
        facts: ['Hotline ab 8 Uhr', 'https://hilfe.example.com', 'hilfe.example.com'],
      }),
    ).not.toContain('unknown_fact')
  })

  test('what follows a link starts a sentence', () => {
    const text = 'See https://x.example/a'
    expect(checks('Thanks for the link https://x.example/a If you like, write to us.', { ...en, text })).toEqual([])
  })

  test('parts of a handle in the post are no facts', () => {
    expect(checks('Das dauert 115858 Tage.', { text: '@115858 Akku' })).toContain('unknown_fact')
  })

  test('numbers are the same however they are grouped, and only as a whole', () => {
    expect(checks('Die 1.000 Kilometer sind gesehen.', { text: 'nach 1000 km' })).not.toContain('unknown_fact')
    expect(checks('Die 10 Kilometer sind gesehen.', { text: 'nach 1000 km' })).toContain('unknown_fact')
  })
})

describe('promises', () => {
  test.each([
    'Das funktioniert garantiert.',
    'Wir erstatten die Rückerstattung.',
    'Dafür gibt es einen Rabatt.',
    'Das reparieren wir kostenlos.',
    'Wir beheben das.',
    'Wir werden das schnell lösen.',
    'Sie bekommen ein neues Gerät.',
    'Das Problem wird bald behoben.',
    'Antwort kommt heute noch.',
    'Die Antwort kommt bis morgen.',
    'Das kommt nicht wieder vor.',
    'Das ist unser Fehler.',
    'Versprochen!',
  ])('%j promises', (text) => {
    expect(checks(text)).toContain('promise')
  })

  test.each([
    'We guarantee it.',
    'You get a refund.',
    'Here is a discount for you.',
    'We will fix this.',
    "We'll definitely solve it.",
    'We’ll replace it.',
    'It will be fixed.',
    'You hear from us by tomorrow.',
    'We will answer within the week.',
    'It is free of charge.',
    'That was our fault.',
    'I promise.',
  ])('%j promises', (text) => {
    expect(checks(text, en)).toContain('promise')
  })

  test.each(['We will look into it.', 'We will check and come back to you.'])('%j does not', (text) => {
    expect(checks(text, en)).toEqual([])
  })

  test.each(['Wir sehen uns das an.', 'Ich melde mich, sobald ich mehr weiß.', 'Ein Ersatzteil suchen wir noch.'])(
    '%j does not',
    (text) => {
      expect(checks(text)).toEqual([])
    },
  )
})

describe('complaints', () => {
  const complaint = { isComplaint: true } as const

  test('need to be acknowledged and a next step', () => {
    expect(checks('Der Akku ist toll.', complaint)).toEqual(['no_acknowledgement', 'no_next_step'])
    expect(checks('Das tut mir leid.', complaint)).toEqual(['no_next_step'])
    expect(checks('Bitte kurz eine Nachricht an mich.', complaint)).toEqual(['no_acknowledgement'])
    expect(checks('Das tut mir leid. Ich prüfe das.', { kind: 'upset_customer' })).toEqual([])
    expect(checks("I'm sorry. I'll check.", { ...en, ...complaint })).toEqual([])
  })

  test('nothing else does', () => {
    expect(checks('Der Akku ist toll.')).toEqual([])
  })
})

test('one question is enough', () => {
  expect(checks('Wie geht es dem Akku? Was hilft?')).toEqual(['too_many_questions'])
  expect(checks('Wie geht es dem Akku??')).toEqual([])
})

describe('personal data', () => {
  test.each([
    'Bitte schicken Sie uns Ihre Kundennummer.',
    'Wie lautet deine E-Mail-Adresse?',
    'Bitte nennen Sie Ihre Telefonnummer.',
    'Schick uns per Direktnachricht dein Passwort.',
    'Bitte die Bestellnummer hier posten.',
  ])('%j asks for it in public', (text) => {
    expect(checks(text)).toContain('asks_personal_data')
  })

  test.each([
    'Please send us your order number.',
    'What is your phone number?',
    'Could you share your email address with us?',
    'Please DM us your password.',
    'Please reply with your full name and date of birth.',
  ])('%j asks for it in public', (text) => {
    expect(checks(text, en)).toContain('asks_personal_data')
  })

  test.each([
    'Bitte schicken Sie uns Ihre Kundennummer per Direktnachricht.',
    'Bitte schreiben Sie uns eine private Nachricht.',
    'Danke für die Nummer.',
  ])('%j is fine', (text) => {
    expect(checks(text)).toEqual([])
  })

  test('what is the phone is no personal data', () => {
    expect(checks('Does your phone charge with the battery in it?', en)).toEqual([])
  })
})

describe('similarity', () => {
  test('is 1 for the same words and 0 for none in common', () => {
    expect(trigramSimilarity('Das tut mir leid.', 'das  TUT mir leid.')).toBe(1)
    expect(trigramSimilarity('abcdef', 'uvwxyz')).toBe(0)
    expect(trigramSimilarity('', '')).toBe(1)
  })

  test('is the share of common trigrams', () => {
    // ` ab`, `abc`, `bc ` against ` ab`, `abd`, `bd `: one of five.
    expect(trigramSimilarity('abc', 'abd')).toBeCloseTo(1 / 5)
  })

  test('a recent reply must not come again with another noun', () => {
    const recent = ['Danke für den Hinweis zur Rechnung. Ich sehe mir den Fall genau an und melde mich. ^AK']
    expect(
      checks('Danke für den Hinweis zum Akku. Ich sehe mir den Fall genau an und melde mich. ^AK', { recent }),
    ).toEqual(['too_similar'])
    expect(checks('Gut, dass der Akku zur Sprache kommt. Eine Nachricht genügt.', { recent })).toEqual([])
  })
})

test('for a person’s own words only four findings are advice', () => {
  const advice = ['too_similar', 'no_acknowledgement', 'no_next_step', 'unknown_fact'] as const
  expect(advice.filter((check) => isBlocking({ check }))).toEqual([])
  const blocking = ['promise', 'wrong_handle', 'too_long', 'empty', 'asks_personal_data'] as const
  expect(blocking.filter((check) => !isBlocking({ check }))).toEqual([])
})
