import type { Scripts } from '../script.ts'

/** German, friendly: warm and plain, in du as well as Sie. */
export const deFriendly: Scripts = {
  complaint: {
    about: [
      'Oh je, {mit} soll es so nicht laufen.',
      'Den Frust {ueber} <verstehe ich|verstehen wir> gut.',
      'Ärger {mit} braucht wirklich niemand.',
      'Danke, dass [Sie|du] uns {zu} so offen [schreiben|schreibst].',
      'Was [Sie|du] {zu} [schreiben|schreibst], klingt wirklich ärgerlich.',
      'Verständlich, dass die Sache {mit} nervt.',
    ],
    plain: [
      'Oh je, so soll das nicht laufen.',
      'Das klingt wirklich ärgerlich.',
      'Danke, dass [Sie|du] uns so offen [schreiben|schreibst].',
      'Verständlich, dass [Sie|du] genervt [sind|bist].',
      'So einen Ärger braucht wirklich niemand.',
      'Puh, das liest sich wirklich nicht schön.',
    ],
    next: [
      [
        'Tut <mir|uns> ehrlich leid.',
        'Das tut <mir|uns> wirklich leid für [Sie|dich].',
        'Tut <mir|uns> leid, dass [Sie sich|du dich] damit herumschlagen [müssen|musst].',
        'Schade, dass es so gekommen ist, das tut <mir|uns> leid.',
        'Es tut <mir|uns> leid, dass [Ihnen|dir] das den Tag verdirbt.',
      ],
      [
        '<Ich schau|Wir schauen> da jetzt genauer hin.',
        '<Ich frage|Wir fragen> gleich bei den Fachleuten nach, was da los ist.',
        '<Ich nehme|Wir nehmen> das mit und <kümmere mich|kümmern uns> darum.',
        'Woran das liegt, <finde ich|finden wir> gerade heraus und <sage|sagen> Bescheid.',
        '<Ich bleibe|Wir bleiben> an der Sache dran, bis klar ist, was dahintersteckt.',
      ],
      [
        '[Schreiben Sie|Schreib] <mir|uns> kurz eine private Nachricht mit den Details, das hilft beim Suchen.',
        'Für alles Genauere: gern eine private Nachricht an <mich|uns>.',
        'Am einfachsten geht es per Direktnachricht weiter.',
        '[Schicken Sie|Schick] <mir|uns> gern eine Direktnachricht, dann reden wir in Ruhe.',
        'Die Details gern privat, per Direktnachricht, dann suchen wir zusammen nach einer Lösung.',
      ],
    ],
  },
  question: {
    about: [
      'Gute Frage {zu}!',
      'Danke für die Frage {zu}.',
      'Oh, {zu} <möchte ich|möchten wir> [Ihnen|dir] nichts Falsches erzählen.',
      'Verstehe, [Sie möchten|du möchtest] es {bei} genau wissen.',
      'Schön, dass [Sie|du] {zu} direkt [fragen|fragst].',
    ],
    plain: [
      'Gute Frage!',
      'Danke fürs Nachfragen.',
      'Oh, da <möchte ich|möchten wir> [Ihnen|dir] nichts Falsches erzählen.',
      'Verstehe, [Sie möchten|du möchtest] es genau wissen.',
      'Schön, dass [Sie|du] direkt [fragen|fragst].',
    ],
    next: [
      [
        '<Ich schnappe mir|Wir schnappen uns> das und <höre mich|hören uns> bei den Fachleuten um.',
        '<Ich hake|Wir haken> bei denen nach, die es wirklich wissen.',
        'Darum <kümmere ich mich|kümmern wir uns> am besten gleich selbst.',
        'Das <mache ich|machen wir> zur eigenen Sache und <frage|fragen> im Haus herum.',
        'Statt zu raten, <frage ich|fragen wir> lieber jemanden, der es sicher weiß.',
      ],
      [
        'Sobald <ich|wir> mehr <weiß|wissen>, [lesen Sie|liest du] es hier.',
        'Die Antwort kommt genau hier drunter.',
        'Sobald es klar ist, <gebe ich|geben wir> [Ihnen|dir] hier Bescheid.',
        'Falls es länger dauert, <sage ich|sagen wir> auch das.',
        'Bis dahin gern kurz Geduld, [Sie werden|du wirst] nicht vergessen.',
      ],
    ],
  },
  praise: {
    about: [
      'Wie schön, so etwas {zu} zu lesen!',
      'Danke für die lieben Worte {zu}!',
      'Das freut <mich|uns> riesig, gerade {bei}.',
      'Toll, dass [Sie|du] {mit} so zufrieden [sind|bist].',
      'Ein Lob {zu}, da geht der Tag gut los.',
    ],
    plain: [
      'Wie schön, das zu lesen!',
      'Danke für die lieben Worte!',
      'Das freut <mich|uns> wirklich riesig.',
      'Toll, dass [Sie|du] so zufrieden [sind|bist].',
      'So ein Lob, da geht der Tag gut los.',
    ],
    next: [
      [
        'Das <zeige ich|zeigen wir> gleich den Leuten, die daran gearbeitet haben.',
        'Das gibt Rückenwind fürs ganze Team.',
        'Die Kolleginnen und Kollegen dahinter freuen sich mit.',
        'Genau dafür machen wir das.',
        'Das hängen wir uns an die Wand.',
      ],
      [
        'Danke, dass [Sie|du] es hier [teilen|teilst].',
        'Liebe Grüße aus dem ganzen Team.',
        'Weiterhin viel Freude damit.',
        'So eine Nachricht tut einfach gut.',
        'Schön, dass [Sie|du] dabei [sind|bist].',
      ],
    ],
  },
  purchase: {
    about: [
      'Schön, dass [Sie|du] {ueber} [nachdenken|nachdenkst].',
      'Klar, {bei} <helfe ich|helfen wir> gern.',
      'Mit Fragen {zu} [sind Sie|bist du] hier richtig.',
      'Gern <erzähle ich|erzählen wir> [Ihnen|dir] mehr {ueber}.',
      'Bei Fragen {zu} einfach her damit.',
    ],
    plain: [
      'Schön, dass [Sie|du] an uns [denken|denkst].',
      'Klar, dabei <helfe ich|helfen wir> gern.',
      'Oh, damit [sind Sie|bist du] hier richtig.',
      'Gern <erzähle ich|erzählen wir> [Ihnen|dir] mehr dazu.',
      'Darüber reden wir immer gern.',
    ],
    next: [
      [
        'Am besten finden wir zusammen heraus, was wirklich passt.',
        '<Ich sage|Wir sagen> auch ehrlich, wenn etwas anderes besser ist.',
        'Ganz ohne Eile, erst einmal soll alles klar sein.',
        'Was noch unklar ist, <frage ich|fragen wir> bei den Fachleuten nach.',
        'Mit ein bisschen mehr Hintergrund wird der Rat gleich besser.',
      ],
      [
        'Was ist [Ihnen|dir] dabei am wichtigsten?',
        'Was [haben Sie|hast du] denn damit vor?',
        'Was [möchten Sie|möchtest du] vorher unbedingt wissen?',
        'Wie [würden Sie|würdest du] es im Alltag benutzen?',
        'Woran hängt es bei [Ihnen|dir] noch?',
      ],
    ],
  },
  wish: {
    about: [
      'Coole Idee {zu}!',
      'Danke für den Wunsch {zu}.',
      'Oh ja, {bei} <kann ich|können wir> das gut verstehen.',
      'Spannend, was [Sie sich|du dir] {bei} [wünschen|wünschst].',
      'Über Ideen {zu} freuen wir uns immer.',
    ],
    plain: [
      'Coole Idee!',
      'Danke für den Wunsch.',
      'Oh ja, das <kann ich|können wir> gut verstehen.',
      'Spannend, was [Sie sich|du dir] da [wünschen|wünschst].',
      'Über solche Ideen freuen wir uns immer.',
    ],
    next: [
      [
        'Steht auf dem Wunschzettel fürs Team.',
        '<Ich gebe|Wir geben> das gleich den Entwicklern mit.',
        'Das <schreibe ich|schreiben wir> auf, genau so, wie [Sie|du] es [sagen|sagst].',
        'Die Idee wandert zu denen, die am Produkt bauen.',
        'Ist notiert und geht in die nächste Ideenrunde.',
      ],
      [
        'Was daraus wird, ist offen, aber es geht nicht verloren.',
        'Ob es klappt, muss sich zeigen.',
        'Noch mehr solche Einfälle nehmen wir gern.',
        'Wenn sich etwas tut, [lesen Sie|liest du] es hier.',
        'Schön, dass [Sie|du] so [mitdenken|mitdenkst].',
      ],
    ],
  },
  attention: {
    about: [
      'Da ist {bei} ja richtig was los!',
      'Wow, so viel Echo {zu}.',
      'Spannend, was [Sie|du] {zu} [schreiben|schreibst].',
      'Danke, dass [Sie|du] {ueber} [sprechen|sprichst].',
      'Hier wird ja lebhaft {ueber} geredet.',
    ],
    plain: [
      'Hier ist ja richtig was los!',
      'Wow, so viel Echo.',
      'Spannend, was [Sie|du] da [schreiben|schreibst].',
      'Danke, dass [Sie|du] das Gespräch [eröffnen|eröffnest].',
      'Hier wird ja lebhaft geredet.',
    ],
    next: [
      [
        '<Ich lese|Wir lesen> neugierig mit.',
        'Auch die Antworten darunter <schaue ich mir|schauen wir uns> an.',
        'Da sind gute Gedanken dabei, danke an alle.',
        '<Ich nehme|Wir nehmen> einiges davon mit ins Team.',
        'So ein Austausch macht Freude.',
      ],
      [
        'Bei Fragen gern einfach melden.',
        '<Ich bin|Wir sind> hier, falls etwas ist.',
        '[Sagen Sie|Sag] gern Bescheid, wenn <ich|wir> etwas beitragen <kann|können>.',
        'Schön, dass [Sie|du] uns dabei [einbeziehen|einbeziehst].',
        '[Erzählen Sie|Erzähl] gern weiter.',
      ],
    ],
  },
  disturbed: {
    about: [
      'Ach, schön, von [Ihnen|dir] {zu} zu hören!',
      'Danke für [Ihre|deine] Zeilen {zu}.',
      'Was [Sie|du] {zu} [schreiben|schreibst], geht <mir|uns> nach.',
      'Gut, dass [Sie|du] {zu} etwas [sagen|sagst].',
      'Hallo, [Ihre|deine] Worte {zu} sind angekommen.',
    ],
    plain: [
      'Ach, schön, von [Ihnen|dir] zu hören!',
      'Danke für [Ihre|deine] Zeilen.',
      'Das geht <mir|uns> nach.',
      'Gut, dass [Sie|du] etwas [sagen|sagst].',
      'Hallo, [Ihre|deine] Worte sind angekommen.',
    ],
    next: [
      [
        '<Mir|Uns> ist wichtig, dass es zwischen uns passt.',
        '[Sie dürfen|Du darfst] immer offen sagen, was stört.',
        '<Ich höre|Wir hören> gern zu, auch wenn es unbequem ist.',
        'Ein ehrliches Wort ist hier immer willkommen.',
        'Schön wäre, wieder einmal in Ruhe zu reden.',
      ],
      [
        'Wie geht es [Ihnen|dir] gerade damit?',
        '[Schreiben Sie|Schreib] einfach, wenn [Ihnen|dir] danach ist.',
        'Gern auch ganz privat, per Direktnachricht.',
        'Was würde [Ihnen|dir] jetzt helfen?',
        '<Ich freue mich|Wir freuen uns>, von [Ihnen|dir] zu lesen.',
      ],
    ],
  },
}
