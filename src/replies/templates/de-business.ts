import type { Scripts } from '../script.ts'

/** German, business: clear and courteous, in du as well as Sie. */
export const deBusiness: Scripts = {
  complaint: {
    about: [
      'Was [Sie|du] {zu} [schreiben|schreibst], <nehme ich|nehmen wir> ernst.',
      'Danke für [Ihren|deinen] klaren Hinweis {zu}.',
      '<Ich verstehe|Wir verstehen> [Ihren|deinen] Ärger {ueber}.',
      '[Ihre|Deine] Rückmeldung {zu} <habe ich|haben wir> aufmerksam gelesen.',
      'Dass es {mit} nicht rund läuft, ist ärgerlich.',
      'Gut, dass [Sie|du] die Schwierigkeiten {mit} [ansprechen|ansprichst].',
    ],
    plain: [
      '[Ihre|Deine] Kritik ist angekommen, und <ich nehme|wir nehmen> sie ernst.',
      'Danke für die offenen Worte, auch wenn der Anlass ärgerlich ist.',
      '<Ich verstehe|Wir verstehen>, dass [Sie|dich] das ärgert.',
      'Was [Sie|du] hier [beschreiben|beschreibst], ist ärgerlich.',
      '[Ihr|Dein] Ärger ist nachvollziehbar.',
      'Gut, dass [Sie|du] das so deutlich [ansprechen|ansprichst].',
    ],
    next: [
      [
        'Das tut <mir|uns> leid.',
        'Dass [Sie|du] damit Mühe [haben|hast], tut <mir|uns> leid.',
        '<Ich bedaure|Wir bedauern>, dass [Sie|du] damit zu tun [haben|hast].',
        'So soll es sich für [Sie|dich] nicht anfühlen, das tut <mir|uns> leid.',
        'Es tut <mir|uns> leid, dass [Sie|du] diese Erfahrung [machen|machst].',
      ],
      [
        '<Ich sehe mir|Wir sehen uns> den Fall genau an.',
        '<Ich gehe|Wir gehen> der Sache nach und <melde mich|melden uns> mit einer Antwort.',
        '<Ich kläre|Wir klären> intern, woran es liegt.',
        '<Ich prüfe|Wir prüfen> mit der Fachabteilung, was dahintersteckt.',
        '<Ich gebe|Wir geben> das an die zuständige Stelle weiter und <bleibe|bleiben> dran.',
      ],
      [
        'Bitte [schreiben Sie|schreib] <mir|uns> die Einzelheiten in einer Direktnachricht.',
        'Für die Details [erreichen Sie|erreichst du] <mich|uns> per Direktnachricht.',
        'Die Einzelheiten besprechen wir am besten in einer privaten Nachricht.',
        'Alles Weitere gern per Direktnachricht, dort lässt es sich in Ruhe klären.',
        'Damit nichts Persönliches öffentlich steht: [Schicken Sie|Schick] <mir|uns> gern eine private Nachricht.',
      ],
    ],
  },
  question: {
    about: [
      'Vielen Dank für [Ihre|deine] Frage {zu}.',
      '[Ihre|Deine] Frage {zu} ist bei <mir|uns> angekommen.',
      'Eine berechtigte Frage {zu}.',
      'Danke, dass [Sie|du] {zu} [nachfragen|nachfragst].',
      'Gut, dass [Sie|du] es {bei} genau wissen [möchten|möchtest].',
    ],
    plain: [
      'Vielen Dank für [Ihre|deine] Frage.',
      '[Ihre|Deine] Frage ist bei <mir|uns> angekommen.',
      'Eine berechtigte Frage, die eine klare Antwort verdient.',
      'Danke, dass [Sie|du] [nachfragen|nachfragst].',
      'Gut, dass [Sie|du] das genau wissen [möchten|möchtest].',
    ],
    next: [
      [
        '<Ich übernehme|Unser Team übernimmt> das und <hole|holt> die Auskunft in der Fachabteilung ein.',
        '<Ich kümmere mich|Wir kümmern uns> selbst darum und <frage|fragen> dort nach, wo man es sicher weiß.',
        'Zuständig <bin ich|sind wir>: <Ich kläre|Wir klären> es mit den Kolleginnen und Kollegen vom Fach.',
        'Damit [Sie|du] eine gesicherte Antwort [bekommen|bekommst], <prüfe ich|prüfen wir> das erst gründlich.',
        '<Ich bleibe|Wir bleiben> dafür ansprechbar und <lasse|lassen> die Einzelheiten gerade prüfen.',
      ],
      [
        'Sobald <ich|wir> eine verlässliche Auskunft <habe|haben>, steht sie hier.',
        'Die Antwort folgt an dieser Stelle, sobald sie gesichert ist.',
        '<Ich melde mich|Wir melden uns> hier wieder, auch falls es etwas länger dauert.',
        'Das Ergebnis <ergänze ich|ergänzen wir> unter [Ihrem|deinem] Beitrag, sobald es vorliegt.',
        '[Sie hören|Du hörst] von <mir|uns>, sobald die Rückmeldung da ist.',
      ],
    ],
  },
  praise: {
    about: [
      'Vielen Dank für [Ihre|deine] freundlichen Worte {zu}.',
      'Es freut <mich|uns>, dass [Sie|du] {mit} zufrieden [sind|bist].',
      '[Ihr|Dein] Lob {zu} <habe ich|haben wir> mit Freude gelesen.',
      'Dass [Sie|du] {mit} gute Erfahrungen [machen|machst], freut <mich|uns> sehr.',
      'Danke, dass [Sie|du] {zu} auch das Gute [schreiben|schreibst].',
    ],
    plain: [
      'Vielen Dank für [Ihre|deine] freundlichen Worte.',
      'Es freut <mich|uns>, dass [Sie|du] zufrieden [sind|bist].',
      '[Ihr|Dein] Lob <habe ich|haben wir> mit Freude gelesen.',
      'Dass [Sie|du] gute Erfahrungen mit uns [machen|machst], freut <mich|uns> sehr.',
      'Danke, dass [Sie|du] auch das Gute öffentlich [schreiben|schreibst].',
    ],
    next: [
      [
        '<Ich gebe|Wir geben> das an alle weiter, die daran mitgearbeitet haben.',
        'Solche Rückmeldungen bestätigen die Arbeit der Menschen dahinter.',
        'Das Team erfährt davon, denn es hat daran großen Anteil.',
        'Für die Beteiligten ist das eine schöne Anerkennung.',
        'Wer daran gearbeitet hat, liest das gern.',
      ],
      [
        'Schön, dass [Sie sich|du dir] die Zeit dafür genommen [haben|hast].',
        'Das ist nicht selbstverständlich.',
        'Auf gute weitere Zusammenarbeit.',
        'Wir bleiben gern mit [Ihnen|dir] im Gespräch.',
        'Herzlichen Dank dafür aus dem ganzen Team.',
      ],
    ],
  },
  purchase: {
    about: [
      '[Ihr|Dein] Interesse {an} freut <mich|uns>.',
      'Schön, dass [Sie sich|du dich] {mit} [beschäftigen|beschäftigst].',
      '[Ihre|Deine] Überlegungen {zu} <begleite ich|begleiten wir> gern.',
      'Bei der Entscheidung {ueber} <helfe ich|helfen wir> gern.',
      'Über die Möglichkeiten {bei} <spreche ich|sprechen wir> gern mit [Ihnen|dir].',
    ],
    plain: [
      'Danke für [Ihr|dein] Interesse.',
      'Schön, dass [Sie|du] an uns [denken|denkst].',
      '[Ihre|Deine] Überlegungen <begleite ich|begleiten wir> gern.',
      'Bei der Entscheidung <helfe ich|helfen wir> gern.',
      'Dazu <berate ich|beraten wir> [Sie|dich] gern.',
    ],
    next: [
      [
        '<Ich stelle|Wir stellen> gern zusammen, was für [Ihren|deinen] Zweck passt und was nicht.',
        'Damit die Wahl zu [Ihrem|deinem] Bedarf passt, <schaue ich|schauen wir> gern mit [Ihnen|dir] auf die Einzelheiten.',
        'Offene Punkte <kläre ich|klären wir> vorab mit der Fachabteilung.',
        '<Ich nenne|Wir nennen> [Ihnen|dir] gern die Unterschiede, die im Alltag zählen.',
        'Auch wenn etwas anderes besser passt, <sage ich|sagen wir> es [Ihnen|dir] offen.',
      ],
      [
        'Worauf kommt es [Ihnen|dir] dabei am meisten an?',
        'Wofür [möchten Sie|möchtest du] es hauptsächlich einsetzen?',
        'Welcher Punkt ist für [Sie|dich] noch offen?',
        'Was [müssen Sie|musst du] für [Ihre|deine] Entscheidung noch wissen?',
        'Gibt es etwas, das es unbedingt können soll?',
      ],
    ],
  },
  wish: {
    about: [
      'Vielen Dank für [Ihre|deine] Anregung {zu}.',
      '[Ihr|Dein] Wunsch {zu} ist gut nachvollziehbar.',
      'Danke, dass [Sie|du] {zu} so konkret [werden|wirst].',
      'Ein guter Gedanke {zu}.',
      'Was [Sie|du] {zu} [vorschlagen|vorschlägst], leuchtet ein.',
    ],
    plain: [
      'Vielen Dank für [Ihre|deine] Anregung.',
      '[Ihr|Dein] Wunsch ist gut nachvollziehbar.',
      'Danke, dass [Sie|du] so konkret [werden|wirst].',
      'Ein guter Gedanke.',
      'Was [Sie|du] [vorschlagen|vorschlägst], leuchtet ein.',
    ],
    next: [
      [
        '<Ich habe|Wir haben> das für die Produktentwicklung festgehalten.',
        'Der Vorschlag steht jetzt auf der Liste, aus der das Entwicklungsteam auswählt.',
        '<Ich gebe|Wir geben> das mit [Ihrer|deiner] Begründung an die Verantwortlichen weiter.',
        'Das ist notiert und liegt den Leuten vor, die über den Ausbau entscheiden.',
        '[Ihre|Deine] Worte <nehme ich|nehmen wir> in die Sammlung der Kundenwünsche auf.',
      ],
      [
        'Ob und wann etwas daraus wird, ist noch offen.',
        'Eine Zusage ist das noch nicht, gehört wird es aber.',
        'Wie es damit weitergeht, <lasse ich|lassen wir> [Sie|dich] an dieser Stelle wissen.',
        'Beispiele aus [Ihrem|deinem] Alltag helfen dabei jederzeit weiter.',
        'Gern mehr davon, gerade aus der täglichen Praxis.',
      ],
    ],
  },
  attention: {
    about: [
      'Danke für [Ihren|deinen] Beitrag {zu}.',
      '[Ihr|Dein] Beitrag {zu} findet gerade viel Beachtung, zu Recht.',
      'Was [Sie|du] {zu} [schreiben|schreibst], bewegt sichtlich viele.',
      'Mit Interesse <habe ich|haben wir> [Ihre|deine] Gedanken {zu} gelesen.',
      'Schön, dass [Sie|du] das Gespräch {ueber} [anstoßen|anstößt].',
    ],
    plain: [
      'Danke für [Ihren|deinen] Beitrag.',
      '[Ihr|Dein] Beitrag findet gerade viel Beachtung.',
      'Was [Sie|du] [schreiben|schreibst], bewegt sichtlich viele.',
      'Mit Interesse <habe ich|haben wir> [Ihre|deine] Gedanken gelesen.',
      'Schön, dass [Sie|du] das Gespräch [anstoßen|anstößt].',
    ],
    next: [
      [
        '<Ich lese|Wir lesen> hier mit und <nehme|nehmen> die Stimmen dazu auf.',
        '<Ich verfolge|Wir verfolgen> auch die Antworten darunter aufmerksam.',
        'Die Reaktionen <sehe ich mir|sehen wir uns> in Ruhe an.',
        'Auch das, was andere ergänzen, <nehme ich|nehmen wir> mit.',
        '<Ich höre|Wir hören> zu und <gebe|geben> das Wichtige ins Haus weiter.',
      ],
      [
        'Wenn [Sie|du] dazu etwas von <mir|uns> [brauchen|brauchst], genügt ein Wort.',
        'Für Rückfragen <bin ich|sind wir> hier ansprechbar.',
        '[Sprechen Sie|Sprich] <mich|uns> jederzeit direkt an.',
        'Der Austausch mit [Ihnen|dir] ist <mir|uns> wichtig.',
        'Was davon bei uns ankommen soll, [schreiben Sie|schreib] gern dazu.',
      ],
    ],
  },
  disturbed: {
    about: [
      'Schön, von [Ihnen|dir] {zu} zu lesen.',
      'Danke, dass [Sie|du] {zu} [schreiben|schreibst].',
      '[Ihre|Deine] Worte {zu} <habe ich|haben wir> aufmerksam gelesen.',
      'Was [Sie|du] {zu} [sagen|sagst], beschäftigt <mich|uns>.',
      '[Ihre|Deine] Gedanken {zu} interessieren <mich|uns>.',
    ],
    plain: [
      'Schön, von [Ihnen|dir] zu lesen.',
      'Danke, dass [Sie|du] [schreiben|schreibst].',
      '[Ihre|Deine] Worte <habe ich|haben wir> aufmerksam gelesen.',
      'Was [Sie|du] [sagen|sagst], beschäftigt <mich|uns>.',
      '[Ihre|Deine] Gedanken dazu interessieren <mich|uns>.',
    ],
    next: [
      [
        'Der persönliche Austausch mit [Ihnen|dir] ist <mir|uns> wichtig.',
        '<Mir|Uns> liegt daran, dass [Sie sich|du dich] gut aufgehoben [fühlen|fühlst].',
        'Ein offenes Wort von [Ihnen|dir] ist jederzeit willkommen.',
        'Auch Kritik hilft, wenn etwas zwischen uns nicht passt.',
        '<Ich möchte|Wir möchten> gern verstehen, wie es [Ihnen|dir] mit uns geht.',
      ],
      [
        '[Schreiben Sie|Schreib] <mir|uns> gern direkt, wenn [Sie|du] darüber sprechen [möchten|möchtest].',
        'Was können wir besser machen?',
        'Für ein persönliches Gespräch <nehme ich|nehmen wir> <mir|uns> gern Zeit.',
        'Wie geht es [Ihnen|dir] damit?',
        '<Ich bin|Wir sind> für [Sie|dich] da, auch abseits der Öffentlichkeit.',
      ],
    ],
  },
}
