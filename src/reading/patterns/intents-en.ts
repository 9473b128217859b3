import type { PatternSet } from './pattern.ts'

const FAILS =
  '(?:work|load|open|start|charge|connect|turn on|switch on|update|respond|sync|let me|save|print|install|download|arrive|play|ring|show up|type)'
const COMPANY = "(?:you|u|y'?all|you guys|@|them|this company|your (?:company|service|customer service))"

export const english: PatternSet = {
  rows: [
    {
      intent: 'complaint',
      weight: 'strong',
      negatable: false,
      words: [
        `(?:doesn'?t|does not|don'?t|do not|didn'?t|did not|won'?t|will not|wouldn'?t|not|isn'?t|aren'?t|never|can'?t|cannot|can not|couldn'?t) (?:even |really |seem to |actually |properly |to |be )?${FAILS}(?:ing|ed|d)?|(?:not|never|won'?t|don'?t|doesn'?t) (?:even )?go(?:ing)? (?:off|through|past|away)`,
        `(?:can'?t|cannot|can not|couldn'?t|unable to|not able to|impossible to) (?:even |seem to |actually )?(?:use|log ?in|log on|sign in|access|get (?:in|through|into|rid|it|my|a|any)|pay|book|check ?in|reach|see|find|add|send|make|type|view|change|delete|reset|activate|hear|switch|close|order|complete|cancel|read|watch|listen)`,
        `(?:keeps?|kept|constantly|always|randomly|continuously|repeatedly) (?:on )?(?:crash|freez|drop|restart|reboot|fail|clos|reload|hang|stop|disconnect|turn|shut|logg|kick|chang|buff|lagg|glitch|breaking|ask|nagg|ignor|delay)\\p{L}*`,
        'not working|stopped working|no longer works?|out of order|out of service|nothing works',
        "(?:is|are|was|were|been|'s|getting|become|became|very|so|really|too|super|extremely|completely|totally|beyond|pretty|just|seriously|most) (?:\\p{L}+ )?(?:broken|useless|unusable|unacceptable|ridiculous|awful|terrible|horrible|disgusting|appalling|pathetic|shocking|annoying|frustrating|unreliable|unstable|buggy|glitchy|laggy|messed up|fucked up|garbage|trash|crap|shit|shite|infuriating|disappointing|irritating|outrageous|a joke|a disgrace|a nightmare|unprofessional|incompetent|rude|painfully slow|faulty|defective|damaged|dirty|overcrowded)",
        '(?:the |by far the )?(?:worst|poorest|shittiest|most (?:annoying|frustrating|backwards|useless|incompetent)) (?:\\p{L}+ ){0,2}(?:service|experience|company|support|update|airline|app|bank|provider|customer|product|quality|store|shop|hotel|train|ever)',
        '(?:worst|terrible|horrible|awful|poor|bad|shocking|appalling|disgraceful|atrocious|dreadful|abysmal|shit|shitty|crap|lousy|rubbish|pathetic) (?:customer )?(?:service|experience|support|quality|update|communication|attitude|delivery|wifi|connection|company|signal)',
        '(?:extremely |very |so |really |deeply |beyond |completely |utterly |highly |pretty |thoroughly |bitterly )?(?:disappointed|dissatisfied|frustrated|annoyed|disgusted|unhappy|upset|furious|fuming|livid|appalled|pissed(?: off)?)',
        '(?:completely |totally |seriously )?(?:dissatisfied|disappointed|frustrated|angered|annoyed) (?:me|us)',
        'what a (?:disappointment|disgrace|joke|mess|shambles|nightmare|rip ?off|waste|let ?down|shame)',
        '(?:fed up|sick (?:and tired )?of|tired of|had enough of|done with this|losing patience|lost patience)',
        "(?:please |pls |plz |just |to |gonna |going to |ya'?ll |will |ever |must |should |need(?:s)? to |can you |have to )?fix (?:this|that|it|these|those|the|your|my|ur|ya|how|asap|ios ?\\d*|please|pls)",
        'sort (?:it|this|that|yourselves?|out|your)(?: out)?|get (?:it|your (?:shit|act|stuff)) together|do better|up your game|pull your finger out',
        '(?:still|been) (?:waiting|on hold)|waiting (?:for|since|on hold|over|almost|more than) (?:\\p{L}+ ){0,3}(?:\\d+|an?|one|two|three|four|five|six|weeks?|days?|hours?|months?|ages|over)',
        "(?:still|yet) (?:no|not|haven'?t|hasn'?t|nothing|isn'?t|don'?t|doesn'?t|without|broken|having|waiting) (?:\\p{L}+ ){0,2}(?:reply|response|answer|refund|delivery|delivered|received|arrived|heard|fixed|solution|news|resolved|sign|working|email|order|package|parcel|refunded|issue|issues|problem|problems)",
        'nobody (?:answers?|replies|responds?|cares?|picks? up|helps?|knows)|no (?:reply|response|answer|solution|help|apology|notice|explanation|one (?:answers?|replies|responds?|cares?|picks? up|is answering))',
        'never (?:arrived|received|delivered|got|came|turned up|showed up|worked|replied|answered|heard back|called back|refunded|purchased|ordered)',
        '(?:charged|billed|invoiced) (?:me |us |my (?:card|account) )?(?:twice|double|again|wrongly|incorrectly|for (?:something|nothing))|double[- ]charged|overcharged|charged my account',
        '(?:rip(?:ped)?[- ]?off|scam(?:med|mers?)?|con artists?|false advertising|bait and switch)',
        '(?:arrived|came|delivered|was|turned up) (?:\\p{L}+ )?(?:broken|damaged|late|cracked|wrong|smashed|ruined|faulty|melted|mouldy|opened|empty)',
        `(?:this|that|it) (?:really |just )?sucks|(?:your|the|this|my|new|latest|last) (?:\\p{L}+ ){1,3}(?:sucks?|suck ass|blows|is trash|is garbage|is crap|is shit|is a mess|is a joke|has (?:messed|ruined|broken|killed|destroyed|fucked)|ruined|broke|killed|destroyed|messed up|fucked up)`,
        "(?:hate|can'?t stand|despise) (?:the|this|that|your|how|when|dealing|flying|using|you|it|@)",
        '(?:my|the|our) (?:\\p{L}+ ){0,3}(?:died|dies|is dead|is lagging|lagging|crashed|crashes|freezes|froze|is freezing|drains|draining|overheats|glitches|disconnects|shuts? (?:off|down)|is messed up|messed up|is bugging|is screwed|got (?:lost|damaged|stolen))',
        "(?:want|demand|give me|gimme|get|where is|where'?s) (?:\\p{L}+ )?(?:my money|a refund|my refund|a full refund)(?: back)?|refund (?:me|my|us)|money back",
        '(?:make|want|need) (?:an?|this|my) (?:formal |official )?complaint|complain(?:ing|ed)? (?:to|about)|customer complaints?',
        '(?:messed|fucked|screwed|fuck|mess|screw)(?:ed|ing)? up|let (?:me|us) down|lied to (?:me|us)|(?:waste|wasted|wasting) (?:of|my|our) (?:time|money)|hung up on me',
        "(?:why|how come) (?:is|are|do|does|did|has|have|am|can'?t|won'?t|isn'?t) (?:\\p{L}+ ){1,5}?(?:so (?:slow|bad|shit|long|late|hard|rude|expensive|useless|terrible)|not working|always late|broken|down|crashing|freezing|lagging|dead|taking so long|taking (?:two|three|\\d+) (?:weeks|days|hours))",
        'battery (?:life )?(?:is |has been |goes |went |drains? |drops? |dies ).{0,40}?(?:so bad|garbage|shit|terrible|halved|down|too fast|quickly|horrible|awful|from \\d+|\\d+ ?%)',
        'fail(?:s|ed|ing)? (?:again|every time|to (?:deliver|respond|send|load|open|start|connect|update|arrive|refund|reply))',
        '(?:another|yet another|second|third|fourth|\\d+(?:st|nd|rd|th)) (?:outage|delay|cancellation|cancelled|breakdown|failure|crash|time (?:this|in a|i|my|we))|(?:cancelled|delayed|late|down|broken|crashed) (?:yet )?again|(?:again|always) (?:cancelled|delayed|late|down|broken)',
      ],
    },
    {
      intent: 'complaint',
      weight: 'strong',
      negatable: true,
      words: [
        "(?:seeing|experiencing|facing|getting|have|has|having|had|got|there'?s|there is|there are|a (?:big|huge|major|serious)|numerous|constant|many|huge|big|still) (?:(?:an?|the|some|so many|many|lots? of|a lot of|multiple|several|numerous|serious|big|huge|major|same|constant|weird|annoying|more|another|nothing but) ){0,3}(?:issues?|problems?|troubles?|errors?|bugs?|glitch(?:es)?|outages?|delays?|crashes)(?! free)",
      ],
    },
    {
      intent: 'complaint',
      weight: 'weak',
      negatable: true,
      words: [
        'problems?|issues?|bugs?|glitch(?:es|ing|y)?|faults?|errors?|troubles?|outages?|downtime|crash(?:es|ed|ing)?|freez(?:es|e|ing)|lag(?:gy|s|ging)?|unresponsive|disabled',
        'broken|damaged|defective|faulty|late|delay(?:s|ed)?|cancell?ed|cancellation|missing|lost|stuck|slow(?:er)?|down|dead|drains?|draining|cracked|dirty|cold|rude|overpriced|expensive|unstable|hung|hangs|blocked',
        'worse|worst|awful|horrible|terrible|ridiculous|annoying|unacceptable|useless|sucks?|hate|garbage|rubbish|crap|shit|shits|fuck(?:ed|ing)?|wtf|disgrace(?:ful)?|shocking|poor|bad|weird|frustrating|irritating|harder|disappointing|fail',
        "wait(?:ing|ed)?|refund|complaints?|doesn'?t|won'?t|can'?t|kicked|booted|no help|unauthori[sz]ed|explain yourselves|what is going on|what'?s going on|what'?s happening",
      ],
    },
    {
      intent: 'praise',
      weight: 'strong',
      negatable: true,
      words: [
        '(?:thanks|thank you|thx|ty|cheers)(?: (?:so|very) much| a (?:lot|million|ton)|s)? (?:to )?(?:@ +)?(?:team )?(?:for|4) (?:all |the |your |being |such |a |an |making |always |helping |sorting |getting |fixing |solving |looking |taking |sending |your |you |everything|coming |this |that |having |finally ).{0,60}',
        '(?:big |huge |massive |special )?(?:shout ?-?out|props|kudos|hats off|thumbs up|big up|credit|congrats|congratulations|well done|bravo) (?:to |@|for|on|guys|team|and|again|!)',
        '(?:love|loving|adore) (?:the |this |that |your |these |my |it|you |how |these |what you|our |@|using |working with |shopping |flying |travell?ing )(?:\\p{L}+ ?){0,4}',
        '(?:great|excellent|amazing|fantastic|awesome|outstanding|superb|brilliant|wonderful|perfect|incredible|exceptional|terrific|fabulous|stellar|top[- ]notch|first[- ]class|world[- ]class|lovely|super|impeccable|best) (?!if |when |to )(?:\\p{L}+ ){0,2}(?:service|support|job|work|experience|team|product|customer service|staff|app|update|help|delivery|quality|feature|company|crew|people|event|talk|webinar|trip|journey|stay|food|driver|conductor|agent|rep|employee|store|shop|phone|device|colleague|partner)',
        "(?:you|u|y'?all|you guys|they|the team|your team|staff|he|she|everyone|support|service|it|this|product|app|update|customer service) (?:is|are|was|were|'re|'s|r|have been|has been) (?:\\p{L}+ )?(?:the best|awesome|amazing|great|fantastic|brilliant|wonderful|excellent|outstanding|superb|incredible|so helpful|very helpful|super helpful|really helpful|so kind|so friendly|lovely|perfect|legends?|a legend|lifesavers?|a lifesaver|stars?|phenomenal|flawless|spot on|impressive|rockstars?)",
        "works? (?:great|perfectly|flawlessly|like a charm|beautifully|brilliantly|wonderfully|really well|very well|a treat|so well)|(?:highly|definitely|would|can only|happily|thoroughly) recommend|(?:so|very|really|super|extremely|truly|well) (?:impressed|pleased|satisfied|happy with|grateful)|(?:made|saved) my (?:day|life|week|weekend)|keep (?:it|up the (?:good|great)) (?:up|work)|you (?:guys )?rock|five stars|5 stars|10\\/10|can'?t fault|exceeded (?:my |our |all )?expectations|above and beyond|extra mile|could not be happier|couldn'?t be happier|solved (?:within|in) (?:\\p{L}+|\\d+)|best (?:\\p{L}+ ){0,3}(?:ever|in (?:town|the world|the business))",
      ],
    },
    {
      intent: 'praise',
      weight: 'weak',
      negatable: true,
      words: [
        'thanks|thank you|thx|great|awesome|amazing|excellent|fantastic|brilliant|wonderful|perfect|superb|impressed|helpful|friendly|smooth(?:ly)?|reliable|well done|professional',
      ],
    },
    {
      intent: 'purchase_intent',
      weight: 'strong',
      negatable: true,
      words: [
        '(?:want|wanna|like|love|looking|planning|going|ready|thinking (?:of|about)|about|hoping|considering|interested in|keen|tempted|trying|need) (?:to )?(?:buy|buying|order|ordering|purchase|purchasing|book|booking|pre-?order|preordering|get (?:myself )?(?:one|a new|two|three)|upgrade to|upgrading to|sign up|subscribe|subscribing)(?! (?:another|again|a new|the new).{0,30}(?:because|since|now|to run))',
        '(?:where|how|when) (?:can|could|do|may|would) (?:i|we|one|people) (?:\\p{L}+ )?(?:buy|order|get (?:one|hold|a|my hands|these|those)|purchase|pre-?order|book|sign up|subscribe|find a (?:dealer|reseller|distributor))',
        "(?:do|does|can|could|will|would) (?:you|u|@|y'?all|they|it|the \\p{L}+) (?:guys )?(?:also |still |already |even )?(?:sell|stock|deliver (?:to|in|on)|ship (?:to|in|international)|carry (?:the|this|these|any)|offer (?:a|an|any|discounts?|group|bulk)|come in (?:size|black|white|\\p{L}+))",
        "(?:how much (?:is|are|does|do|would|will|for|it|to)(?! (?:longer|more time))|what(?:'?s| is| are| would be| does)? (?:the |your )?(?:price|prices|cost|costs|pricing|rates?)(?: (?:of|for|per|list|to))?|price ?list|pricing (?:for|of|info)|per licen[sc]e)",
        '(?:is|are|was) (?:the |this |that |these |those |it |there )(?:\\p{L}+ |\\d+ ){0,4}(?:still |already |also )?(?:in stock|available (?:in|for|at|to buy|yet|again|as)|for sale|on sale|sold out)|back in stock|restock(?:ed|ing)?',
        '(?:get|send|request|give|need|like|have|want|ask for|provide|prepare) (?:\\p{L}+ )?(?:an? |your )(?:quote|quotation|offer|demo|brochure|proposal|trial|free trial|price list|catalogue)|interested in (?:buying|your|the|a demo|ordering|a quote|learning more|this|these|pricing)|(?:looking|searching|in the market) for (?:an? )?(?:new )?(?:\\p{L}+ ){0,2}(?:supplier|vendor|provider|partner|solution|software|tool|system|agency|reseller|replacement|alternative to)',
        'take my money|shut up and take|on my wish ?list|(?:can|could) (?:i|we) (?:still )?(?:order|buy|pre-?order|book|reserve)|(?:\\d+|bulk|volume|group) (?:licen[sc]es?|seats|units|discount)',
      ],
    },
    {
      intent: 'wish',
      weight: 'strong',
      negatable: false,
      words: [
        '(?:i|we|really|just|only) wish|wish (?:you|there|it|they|the|this|i|we|@) |would be (?:really |so |very |super |pretty |even )?(?:nice|great|cool|good|awesome|amazing|helpful|useful|lovely|perfect|better|handy|fantastic|neat)(?: (?:if|to|having))?',
        "(?:would|'?d) (?:really |absolutely )?(?:love|like|prefer|appreciate|be happy) (?:to see|to have(?! a (?:word|chat))|it if|if (?:you|there|we|i)|an option|a feature|more|the ability|having|seeing|support)|feature requests?|(?:suggestion|idea|feedback|request) for (?:you|the|@|a|your)|(?:any|are there any) plans? (?:to|for|on)|any chance (?:of|you|we|for|to)|roadmap",
        "(?:please|pls|plz|can you|could you|can u|would you|you (?:should|need to|could|guys should|guys need to)|when (?:will|are|do|can) (?:you|we|u|y'?all)(?: guys)?) (?:\\p{L}+ )?(?:please )?(?:add|allow|support|introduce|implement|integrate|enable|include|offer|bring (?:back|it)|make (?:it possible|a|an|more|the|your)|create|provide an?|consider|take into account|let us|get)(?! (?:rid|it together|your|a refund|this fixed|back to))",
        '(?:bring back|we need|i need|needs|need) (?:an? |the |more |your )?(?:option|feature|possibility|ability|dark ?mode|integration|api|function|filter|setting|button (?:for|to)|version|support for|undo|export|toggle|widget)|bring back (?:the|my|our)|(?:hope|hoping) (?:you|to see|for|there|that you) (?:\\p{L}+ ){0,2}(?:add|soon|will|bring|see|support)|missing (?:a|an|the) (?:feature|option|function|possibility)|if only (?:you|there|it|we)|should (?:be able|have (?:an?|the) option)|make the .{1,30} (?:recogni[sz]e|support|bigger|smaller|faster|optional|customi[sz]able)',
      ],
    },
    {
      intent: 'churn_risk',
      weight: 'strong',
      negatable: true,
      words: [
        `(?:switch(?:ed|ing)?|chang(?:e|ed|ing)|mov(?:e|ed|ing)) (?:\\p{L}+ )?(?:back )?(?:over )?(?:away from (?:@|you)|from (?:@|you)|to (?:@|another|a different|a competitor|competitors?|android|samsung|google|galaxy|you to|someone else|somewhere else|(?<name>\\p{L}{3,})(?! (?:mode|view|account|language|settings|address|plan|version|train|flight|seat))))`,
        "(?:i'?m|i am|we'?re|we are|im) (?:switching|leaving|moving|quitting|out|gone|done (?:with (?:you|u|@|this (?:company|bank|airline|app|provider|service))))(?! (?:on|off) )(?! (?:my|the|house|office|home))",
        'cancel(?:l?ed|l?ing)? (?:\\p{L}+ )?(?:my|our|the|your) (?:\\p{L}+ )?(?:subscription|contract|account|membership|policy|plan|card|licen[sc]es?|order|tariff)|(?:close|closing|closed|delete|deleted|deleting|terminate|terminating|terminated) (?:my|our) (?:\\p{L}+ )?(?:account|contract|subscription|membership)',
        `(?:lose|losing|lost) (?:me|us|a (?:\\p{L}+ )?customer|this customer|my (?:business|custom)|customers)|(?:tak(?:e|ing)|bring(?:ing)?) (?:my|our) (?:business|money|custom) (?:elsewhere|somewhere|to)|(?:going|go|went) (?:back )?to (?:android|samsung|a competitor|the competition|your competitors?|another (?:provider|bank|supplier|company|airline|brand|shop)|someone else)|(?:go|going|look|looking|shop|shopping|buy|buying) elsewhere`,
        `(?:never|not|won'?t|will not|wouldn'?t) (?:ever |be )?(?:again )?(?:buy(?:ing)?|order(?:ing)?|us(?:e|ing)|fly(?:ing)?|shop(?:ping)?|book(?:ing)?|stay(?:ing)?|com(?:e|ing) back|return(?:ing)?|recommend(?:ing)?|renew(?:ing)?|purchas(?:e|ing)|travel(?:l?ing)?|deal(?:ing)?) (?:\\p{L}+ ){0,5}(?:again|anymore|any more|ever|contract|subscription)|never (?:ever )?again|last time (?:i|we)(?:'ll| will| ever)? (?:\\p{L}+ )?(?:use|order|buy|fly|shop|book|travel|deal)|not (?:be )?renewing|won'?t (?:be )?renew(?:ing)?`,
        `(?:don'?t (?:really )?want to|don'?t make me|make me want to|make me|thinking (?:of|about)|considering|about to|time to|might|may|gonna|going to|ready to|tempted to|have to|will) (?:switch|switching|leave|leaving|cancel|cancelling|turn|chang(?:e|ing)|mov(?:e|ing)) (?:\\p{L}+ )?(?:@|to (?:android|droid|another|samsung|a)|droid|you|banks?|providers?|suppliers?|airlines?|brands?|my (?:contract|subscription|account|membership|plan))`,
        `(?:goodbye|bye ?-?bye|farewell|good riddance) (?:@|apple|${COMPANY})|unsubscrib(?:ed|ing) (?:from|after)|alternatives? to (?:@|you|your)|(?:good|any|better) alternatives?\\?|another (?:provider|supplier|bank|vendor) (?:it is|then|now)`,
      ],
    },
  ],
  irony: [
    '(?:thanks|thank you|thx|cheers)(?: (?:so|very) much| a lot)? (?:to )?(?:@ +)?(?:for (?:nothing|noth?in|(?:absolutely )?nothing|breaking|ruining|wasting|losing|killing|messing|screwing|destroying|forcing|ignoring|charging|cancell?ing|delaying|lying|the (?:delay|wait|outage|hassle|headache|bug|mess|crap|broken|late|lack|non|terrible|awful|poor|worst|bad)|making me (?:wait|late|miss|pay|stand)|another|yet another|not|no|leaving|keeping me waiting|letting me down|screw|your lack|my ruined)|to your update|to you (?:i|my|we) (?:missed|lost|can)|thanks to)',
    "(?:great|nice|awesome|super|lovely|brilliant|fantastic|wonderful|perfect|amazing|excellent|good job|well done|bravo|congrats|congratulations|classic|love it|just great|oh great|oh joy|just what i needed|yay|woohoo)(?: *[,.!…]+ *(?:(?:@ *|\\p{L}+ ){0,3})| (?=another |yet another ))(?:another|yet another|again|delayed|cancell?ed|late|down again|crashed|broken|not working|no (?:wifi|internet|power|train|heating|signal)|won'?t|doesn'?t|more delays)",
    '(?:great|nice|awesome|super|brilliant|fantastic|wonderful|amazing|good|excellent|top|stellar) (?:job|work|start|way|service|stuff|going|update|timing)(?: @ *| guys| team)?[,.!: ]* (?:on |by |in )?(?:breaking|ruining|losing|killing|cancell?ing|delaying|messing|making (?:me|us|everyone) (?:wait|late)|again late|another|not)',
    "(?:love|loving|enjoying|so glad|glad|great) (?:it )?(?:when|how|that|being|waiting|standing|to be|sitting) (?:\\p{L}+ ){0,6}(?:crash(?:es|ed)?|freez(?:es|e)|late|delayed|cancell?ed|broken|doesn'?t|don'?t|won'?t|can'?t|not|never|stuck|on hold|ignored?|ignores|wait(?:ing)?|for hours|fails?|die[sd]?|hangs? up|goes down|down|lost|charged)",
    '(?:what a|such a) (?:great|nice|wonderful|lovely|funny|fantastic|brilliant|coincidence|surprise)(?: \\p{L}+){0,3}(?=.{0,80}(?:replaced|broken|late|suck|not|never|crash|down|problem|bug))',
    '#(?:not|fail|epicfail|sarcasm|irony|thanksfornothing|greatservicenot)|what a (?:funny )?joke|as (?:always|usual)[,.! ]+(?:late|delayed|broken|down|no)|sounds fake|slow clap|quality service as (?:always|usual)(?=.{0,60}(?:late|wait|not|no))',
  ],
  companyTalk: [
    "(?:dm|pm|message|contact|email|call) us|(?:we(?:'d| would) (?:be happy|love|like) to help|we'?re (?:here|happy) to help|we can help|let us (?:help|know|take)|happy to help|here to help|we'?ll (?:look into|get back|take a look|investigate)|we'?re sorry|we are sorry|we apologi[sz]e|sorry to hear|thanks for (?:reaching out|contacting|getting in touch|letting us know|flagging|your patience)|please (?:reach out|get in touch)|our (?:support )?team (?:will|is)|send us (?:a|your))",
  ],
  askingStarts: [
    "(?:how|what|where|when|which|who|why|whose)(?:'?s|'?re|'?d|'?ll)? (?:do|does|did|can|could|to|is|are|was|were|will|would|should|i|am|many|much|long|often|far|come|about|the|time|kind|if|has|have|isn'?t|aren'?t|can'?t|won'?t|do|does|my|this|it|happens?|happened|should|size|version|number|one|music|year|models?)",
    "(?:can|could|would|will|may) (?:you|u|i|we|someone|somebody|anyone|anybody|y'?all|it|the|this|they|one|please)|(?:do|does|did|is|are|was|were|has|have|am|isn'?t|aren'?t|don'?t|doesn'?t|wasn'?t|haven'?t|hasn'?t) (?:you|u|i|we|someone|anyone|anybody|there|it|this|that|the|y'?all|your|my|these|those|they|any)",
    'any (?:idea|ideas|suggestions?|advice|way|chance|tips?|news|update|updates|eta|word|specific reason|solution|solutions|help|plans?|recommendations?|info)|any(?:one|body) (?:else|know|knows|got|have|has|having|tried|able|here)|wondering (?:if|when|how|why|what|whether)|quick question|question',
  ],
  askingWords: [
    '(?:please |pls |plz |can (?:you|someone|anyone) |could (?:you|someone) |can u )(?:please |pls )?(?:tell me|explain|advise|let me know|confirm|clarify|help(?: me)?|check|look into|message me|dm me|send me)',
    "(?:i(?:'?d| would) (?:just )?like to know|want to know|need to know|i wonder|just wondering|do you know|does (?:anyone|anybody|someone) know|(?:any|some)(?:one|body) (?:explain|know|help)|please advise|let me know|do you have any (?:advice|idea|suggestions?)|what (?:should|can|do|could) i do|how (?:do|can|could|should|would|to) (?:i|we|you|one|get|use|set|fix|turn|change|cancel|return|contact|reset|install|uninstall)|any (?:idea|suggestions?|advice|way|solution)s?)",
    '(?:need|want|asking for|looking for) (?:some |a bit of |your )?(?:help|assistance|advice|info|information) (?:with|on|about|setting|getting|regarding|please)|is there (?:any |a )?(?:way|chance|option|fix|plan|possibility|issue|anything|something|problem|news|update)',
  ],
  rhetorical: [
    "really\\?|seriously\\?|are (?:you|u|y'?all|you guys|u guys) (?:serious|kidding|joking|for real|stupid|insane|crazy|blind|deaf|mad|having a laugh|actually)|r u (?:serious|kidding)|is this (?:a joke|some kind of joke|how you treat|real life|your idea|the service)|is that a joke|(?:when|why|how|where|who) (?:the|in the) (?:hell|heck|fuck|f)|explain yoursel(?:f|ves)|how about (?:you|\\p{L}+ing)|why (?:is|are|does|do) (?:\\p{L}+ |\\d+ ){0,6}?so (?:shit|bad|terrible|crap|awful|useless|hard|incompetent|rude|shitty)|how hard (?:can|is) (?:it|that)|who (?:cares|does that|thought|the hell|wouldn'?t|doesn'?t)|what (?:the (?:hell|fuck|heck|f+)|is wrong with (?:you|u|@|this)|kind of (?:company|service)|did i expect|else is new|were you thinking|a joke|gives)|wtf|why (?:would|should) (?:anyone|anybody|i (?:even )?(?:pay|bother|trust|stay))|why (?:do i|am i|do we) (?:even |still )?(?:pay|bother|pay(?:ing)? for|surprised)|do you even|remember when|guess what|you know what|how (?:dare|about no|is (?:this|that) (?:even )?(?:possible|acceptable|legal|ok))|am i (?:the only|supposed to)|can you believe|what'?s the point|isn'?t it (?:great|lovely|nice)|right\\?|ok\\?|okay\\?|huh\\?|eh\\?|yeah\\?|agreed\\?|no\\?",
  ],
  openers:
    'hey|hi|hello|dear|so|and|but|also|ok|okay|um|umm|please|pls|sorry|excuse me|team|guys|then|now|well|just|actually|maybe|@|any|yo|oh|wait|btw|ps|because|since|if so|or|alright|again|wow|ugh|good (?:morning|afternoon|evening|day)|\\p{L}+ team',
  negators:
    "not|no|never|n't|isn'?t|wasn'?t|aren'?t|don'?t|didn'?t|doesn'?t|won'?t|can'?t|cannot|couldn'?t|wouldn'?t|haven'?t|hasn'?t|without|nothing|hardly|barely|neither|nor|far from|zero|stop|less",
  notNegators:
    "not only|not just|no doubt|no wonder|why not|can'?t wait|could(?: not|n'?t) (?:be )?(?:happier|better|agree|thank)|not to mention|no matter|no longer",
}
