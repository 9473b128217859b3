/** The tour's invented company: Hellwerk builds charging stations. Nobody here exists. */

export const EMPLOYEES = `email,name,role,team,deputy,region,time_zone,language,x
jana.petersen@hellwerk.example,Jana Petersen,employee,Key accounts,tom.wagner@hellwerk.example,DE-SH,Europe/Berlin,de,jana_hellwerk
tom.wagner@hellwerk.example,Tom Wagner,employee,Key accounts,jana.petersen@hellwerk.example,DE-BE,Europe/Berlin,en,tom_hellwerk
miriam.okafor@hellwerk.example,Miriam Okafor,marketing,Marketing,,DE-HH,Europe/Berlin,en,
erik.lund@hellwerk.example,Erik Lund,manager admin,Management,,DE-HH,Europe/Berlin,de,
`

export const CUSTOMERS = `name,domain,segment,owner,deputy,revenue_12m,currency,potential,language,formality,consent,x
Stadtwerke Ahornstedt,sw-ahornstedt.example,key,jana.petersen@hellwerk.example,tom.wagner@hellwerk.example,420000,EUR,600000,de,sie,supplied,sw_ahornstedt
Möbelhaus Lindqvist,lindqvist.example,key,jana.petersen@hellwerk.example,,310000,EUR,350000,de,sie,opt_in,lindqvist_haus
Northwind Logistics,northwind.example,key,tom.wagner@hellwerk.example,jana.petersen@hellwerk.example,275000,EUR,500000,en,,opt_in,northwind_fleet
Hotel Seeblick,seeblick.example,mid,jana.petersen@hellwerk.example,,64000,EUR,90000,de,sie,supplied,hotel_seeblick
Bäckerei Sonnenkorn,sonnenkorn.example,mid,tom.wagner@hellwerk.example,,38000,EUR,60000,de,du,opt_in,sonnenkorn
Brightside Offices,brightside.example,mid,tom.wagner@hellwerk.example,,52000,EUR,120000,en,,supplied,brightside_hq
Velotaxi Kollektiv,velotaxi.example,small,jana.petersen@hellwerk.example,,9000,EUR,20000,de,du,opt_in,velotaxi
Kanzlei Brandt,brandt.example,small,tom.wagner@hellwerk.example,,12000,EUR,15000,de,sie,supplied,kanzlei_brandt
`

export const ACCOUNTS = [
  { handle: 'hellwerk', id: '9000', employee: null },
  { handle: 'jana_hellwerk', id: '9001', employee: 'jana.petersen@hellwerk.example' },
  { handle: 'tom_hellwerk', id: '9002', employee: 'tom.wagner@hellwerk.example' },
] as const

/** What was said over the last weeks: days ago, who, to whom, what. Our own answers begin with `>`. */
export const HISTORY: readonly [daysAgo: number, handle: string, to: string, text: string][] = [
  [
    72,
    'northwind_fleet',
    'tom_hellwerk',
    '@tom_hellwerk first ten chargers are in at our Bremen depot. Smooth job, thanks!',
  ],
  [72, '>northwind_fleet', 'tom_hellwerk', '@northwind_fleet Great to hear. Thank you for the trust.'],
  [
    61,
    'sw_ahornstedt',
    'jana_hellwerk',
    '@jana_hellwerk vielen Dank für die schnelle Hilfe bei der Inbetriebnahme, alles läuft.',
  ],
  [61, '>sw_ahornstedt', 'jana_hellwerk', '@sw_ahornstedt Sehr gern! Schön, dass alles läuft.'],
  [55, 'lindqvist_haus', 'hellwerk', '@hellwerk wie lange gilt eigentlich die Gewährleistung auf die Ladekabel?'],
  [54, '>lindqvist_haus', 'hellwerk', '@lindqvist_haus Das klären wir gern mit Ihnen, Frau Petersen meldet sich.'],
  [47, 'northwind_fleet', 'tom_hellwerk', '@tom_hellwerk our drivers love the new app. Well done to your team.'],
  [40, 'hotel_seeblick', 'jana_hellwerk', '@jana_hellwerk unsere Gäste freuen sich über die neuen Ladepunkte, danke!'],
  [40, '>hotel_seeblick', 'jana_hellwerk', '@hotel_seeblick Das freut uns sehr, viel Erfolg in der Saison.'],
  [
    33,
    'sonnenkorn',
    'tom_hellwerk',
    '@tom_hellwerk kannst du mir noch mal die Anleitung für den Lieferwagen schicken?',
  ],
  [33, '>sonnenkorn', 'tom_hellwerk', '@sonnenkorn Klar, kommt gleich.'],
  [26, 'sw_ahornstedt', 'jana_hellwerk', '@jana_hellwerk die Abrechnung im September stimmt, danke für die Klärung.'],
  [19, 'brightside_hq', 'hellwerk', '@hellwerk thanks for the quick visit yesterday, station 3 is charging again.'],
  [18, '>brightside_hq', 'hellwerk', '@brightside_hq Good to know, thanks for your patience.'],
  [12, 'northwind_fleet', 'tom_hellwerk', '@tom_hellwerk is there a date for the Rotterdam rollout yet?'],
  [11, '>northwind_fleet', 'tom_hellwerk', '@northwind_fleet I will have the plan for you this week.'],
  [5, 'lindqvist_haus', 'jana_hellwerk', '@jana_hellwerk danke für den Termin in Göteborg, sehr angenehm.'],
]

/** What arrives while somebody watches, a poll apart. `reply` answers the line with that number. */
export const LIVE: readonly {
  from: string
  to: string
  text: string
  replyTo?: number
  name?: string
  likes?: number
}[] = [
  {
    from: 'sw_ahornstedt',
    name: 'Stadtwerke Ahornstedt',
    to: 'hellwerk',
    text: '@hellwerk seit heute früh sind bei uns vier Ladesäulen ausgefallen und die Hotline ist nicht erreichbar. So geht das nicht, unsere Kunden stehen vor dunklen Displays!',
  },
  {
    from: 'northwind_fleet',
    name: 'Northwind Logistics',
    to: 'tom_hellwerk',
    text: '@tom_hellwerk we would like to order twelve more chargers for the Hamburg depot. Who can send us a quote?',
  },
  {
    from: 'hotel_seeblick',
    name: 'Hotel Seeblick',
    to: 'jana_hellwerk',
    text: '@jana_hellwerk könnten Sie uns sagen, ob die Ladepunkte auch im Winter bei Frost betrieben werden dürfen?',
  },
  {
    from: 'lena_faehrt',
    name: 'Lena',
    to: 'hellwerk',
    text: '@hellwerk großes Lob an euren Techniker in Kiel, super freundlich und in zehn Minuten war alles repariert. Danke euch!',
  },
  {
    from: 'sw_ahornstedt',
    name: 'Stadtwerke Ahornstedt',
    to: 'hellwerk',
    replyTo: 0,
    text: '@hellwerk immer noch keine Antwort. Wenn das so weitergeht, kündigen wir den Rahmenvertrag und wechseln den Anbieter.',
  },
  {
    from: 'brightside_hq',
    name: 'Brightside Offices',
    to: 'hellwerk',
    text: '@hellwerk it would be great if the app could show which station is free before we drive into the garage.',
  },
  {
    from: 'mo_unterwegs',
    name: 'Mo',
    to: 'jana_hellwerk',
    text: '@jana_hellwerk war ein toller Vortrag gestern! Eine Frage: gibt es die Folien irgendwo?',
  },
  {
    from: 'sonnenkorn',
    name: 'Bäckerei Sonnenkorn',
    to: 'tom_hellwerk',
    text: '@tom_hellwerk danke dir für die schnelle Hilfe am Wochenende, ihr seid echt klasse!',
  },
  {
    from: 'lindqvist_haus',
    name: 'Möbelhaus Lindqvist',
    to: 'hellwerk',
    text: '@hellwerk die neue Rechnung ist schon wieder falsch, das ist jetzt das dritte Mal. Wir sind wirklich enttäuscht.',
  },
  {
    from: '>hellwerk',
    to: 'hotel_seeblick',
    replyTo: 2,
    text: '@hotel_seeblick Ja, die Ladepunkte sind für Frost ausgelegt. Das Datenblatt kommt per Mail.',
  },
  {
    from: 'kanzlei_brandt',
    name: 'Kanzlei Brandt',
    to: 'hellwerk',
    text: '@hellwerk an Ihrer Säule in unserer Tiefgarage hat gestern ein Mitarbeiter einen Stromschlag bekommen und musste ins Krankenhaus. Unser Anwalt wird sich melden.',
  },
  {
    from: 'velotaxi',
    name: 'Velotaxi Kollektiv',
    to: 'jana_hellwerk',
    text: '@jana_hellwerk wir überlegen, für drei weitere Standorte bei euch zu bestellen. Hast du nächste Woche Zeit?',
  },
]
