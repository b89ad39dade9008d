/** Questions that want advice rather than a figure: which precision, which method, how much data, whether more pays. */

export const adviceQuestions = [
  'which-precision',
  'which-method',
  'which-batch',
  'how-much-data',
  'bigger-gpu',
  'economics',
  'advice',
] as const
export type AdviceQuestion = (typeof adviceQuestions)[number]

/** What was chosen is another question than what to choose: "which precision did you assume?" */
const notAboutAssumed = '(?! (?:did|is (?:this|that|it)|was|were|are you|do you (?:use|assume)|does (?:this|that|it)))'
const whichBest =
  "(?:what|which|whats|best|right|ideal|optimal|recommended|good|what kind of|what level of|what is the best|what's the best)"

const anyOf = (...parts: readonly string[]): RegExp => new RegExp(`\\b(?:${parts.join('|')})`)

/** By their words, in lower case, signs turned into spaces; each linear. */
export const adviceQuestionPatterns: readonly (readonly [AdviceQuestion, RegExp])[] = [
  [
    'economics',
    anyOf(
      '(?:per|for|of|each|every|a) (?:1 ?000|1k|a thousand|thousand|100|a hundred|hundred|10k|10 000) (?:training |optimizer |gradient )?steps?\\b',
      '(?:per|each|a|every|one|an) (?:training |optimizer |gradient )?(?:step|update)s? (?:cost|take|come)',
      '(?:costs?|price|dollars?|usd|time|hours?|seconds?|how (?:long|much)) (?:per|for each|of each|of a|of one|is a|is one|does a|does one) (?:training |optimizer )?(?:step|epoch|token)\\b',
      '\\$ ?(?:per )?(?:1 ?)?(?:m|b|million|billion) tok(?:en)?s?\\b',
      '(?:tokens?) (?:per|for a|for one|for each|for every|a) (?:dollar|buck|\\$|usd|euro)',
      '(?:per|for a|for each|of a|a) (?:1m|1b|1k|million|billion|thousand) tokens?\\b',
      '(?:costs?|price|how much|what does|what would|what will|worth|how long|take).{0,40} (?:one|1|another|an extra|an additional|a second|a further|each|every|per|an) (?:more |extra |additional |further )?epochs?\\b',
      '(?:(?:one|1) more|another|the extra|the additional|the second|an extra|an additional|a second|a further|a third) epoch (?:worth|cost|take|help|add|pay|make sense|be worth|going to)',
      'bang for (?:the|our|my) buck',
      'how many tokens .{0,20}(?:\\$|dollars?|bucks|usd)',
    ),
  ],
  [
    'which-precision',
    anyOf(
      `${whichBest} (?:weight |training |model )?(?:quanti[sz]ation|quant|precision|bit ?width|number of bits|data ?type|dtype)s?(?: level| format| method)?\\b${notAboutAssumed}`,
      'how many bits',
      '(?:is|are|would) (?:4|8|16)[ -]?bits? .{0,12}(?:better|worse|as good|good enough)\\b',
      '(?:better|best|max|maximum|higher|highest|more|good) quality\\b',
      '(?:should|shall|can|could|do|must|would) (?:we|i|you|one|it) (?:really |even |need to |have to |want to )?quanti[sz]e',
      'quanti[sz](?:e|ing|ation)\\b.{0,24}\\b(?:worth|pay|safe|good idea|hurts? (?:much|a lot)|recommend\\w*|advice|advise|options?|make sense)',
      'is (?:4|8)[ -]?bits? (?:really )?(?:worth|good enough|enough|advisable|recommended)',
      'advi[cs]e:? (?:on |about |for )?(?:the )?(?:quanti[sz]ation|precision|quality)',
    ),
  ],
  [
    'which-method',
    anyOf(
      `${whichBest} (?:training |tuning |fine-?tuning |peft )?(?:method|approach|technique|adapter)s?\\b${notAboutAssumed}`,
      '(?:what|which|best|right|ideal|optimal|recommended) (?:lora )?ranks? (?:should|do we need|do i need|is best|is right|is enough|to use|would you)',
      '(?:best|right|ideal|optimal|recommended|how (?:high|large|big) a) (?:lora )?rank\\b',
      '(?:is|are|would) (?:q?lora|full(?: fine-?tun\\w+)?) .{0,12}(?:better|worse|as good)\\b',
      'rank \\d+ (?:really )?(?:enough|sufficient|too (?:low|high|small|big))',
      '(?:is|are|would|will|do|does|should) .{0,30}(?:lora|qlora|full(?: fine-?tun\\w+| ft| finetun\\w+)?|adapters?)\\b.{0,30}\\b(?:worth|pay|needed|necessary|good enough|enough|overkill|make sense|recommended|better)',
      '(?:do|would|should) (?:we|i) (?:really |even )?need (?:a )?full(?: fine-?tun\\w+| ft| finetun\\w+)\\b',
      '(?:lora|qlora|rank) or (?:lora|qlora|full|rank)\\b.{0,40}\\b(?:best|better|right|recommend\\w*|should|advi[cs]e)',
      'advi[cs]e:? (?:on |about |for )?(?:the )?(?:methods?|lora|rank)',
    ),
  ],
  [
    'which-batch',
    anyOf(
      `(?:${whichBest}|largest|biggest|max|maximum|how (?:big|large)(?: of)?(?: a)?(?: should the| can the| is the best)?) (?:possible |global |micro |micro-?|effective )?batch(?:es)?(?: ?sizes?)?\\b(?! ?sizes?)${notAboutAssumed}`,
      '(?:bigger|larger|smaller|higher|lower) batch(?:es)?(?: ?sizes?)? (?:help|worth|better|faster|slower|speed|pay|make|be|cost|save|matter)',
      'batch(?: ?size)? (?:should|can|could|do|would|fits?|is best|is right) ?(?:we|i|you)?',
      '(?:should|do|does|would|can|how much does) .{0,20}(?:pack(?:ing)?|gradient checkpointing|activation checkpointing|checkpointing|accumulation|flash ?attention)\\b.{0,30}(?:worth|help|pay|save|cost|matter|on|off|$)',
      'is .{0,20}(?:pack(?:ing)?|checkpointing|accumulation|flash ?attention)\\b.{0,30}(?:worth|help|pay|sav|matter)',
      'advi[cs]e:? (?:on |about |for )?(?:the )?(?:batch\\w*|packing|sequence length|checkpointing|speed)',
    ),
  ],
  [
    'how-much-data',
    anyOf(
      'how (?:much|many) (?:more )?(?:training |fine-?tuning )?(?:data|examples?|samples?|rows?|tokens|epochs)(?: do| would| should| will| are| is| does| can|\\?|$)(?! (?:that|this|it|you have|we have|does (?:that|this|it)|in (?:that|this)|plan|assume|did))',
      '(?:is|are|do|does|would|will|have).{0,24} (?:enough|sufficient|too little|too few|too much|too many) (?:training )?(?:data|examples|samples|tokens|epochs)',
      '(?:is|are) .{0,24}(?:data|examples|samples|tokens|epochs) (?:really )?(?:enough|sufficient|too (?:little|few|much|many)|worth)',
      '(?:more|extra|additional|less|fewer) (?:training )?(?:data|examples|tokens) (?:help|worth|pay|make|matter|be (?:better|worth)|stop)',
      '(?:should|could|can) (?:we|i) (?:just |simply |rather |only )?(?:prompt|few-?shot)\\b',
      '(?:need|want|get) more (?:data|examples)\\W*$',
      '(?:when|where) (?:do|does) (?:more|prompt\\w*)',
      '(?:is|would|will|are) (?:a |just )?(?:prompt(?:ing|s)?|few-?shot|rag) (?:be )?(?:enough|better|win|do|cheaper)',
      'advi[cs]e:? (?:on |about |for )?(?:the )?(?:data\\w*|examples|epochs)',
    ),
  ],
  [
    'bigger-gpu',
    anyOf(
      '(?:bigger|larger|faster|newer|stronger|beefier|more expensive|more|better|second|extra|additional|another|two|multiple|several|fewer|4|8) (?:gpus?|cards?|nodes?|machines?)\\b.{0,24}\\b(?:worth|pay|pays|help|helps|make sense|cheaper|be faster|be better|better|scale|matter|needed|necessary)',
      '(?:is|are|would|does|do|will|when (?:is|are|does|do|would)) (?:an? |the |\\d+ ?x? ?)?(?:[abhlv]\\d{2,3}s?|b300s?|rtx ?\\w+|4090s?|5090s?|3090s?|a6000s?|mi\\d+x?)\\b.{0,20}\\b(?:worth|pay off|pays off|pay|overkill|make sense)',
      '(?:a )?bigger (?:gpu|card|machine)\\b',
      '(?:is it|would it be) worth (?:going|moving|upgrading|scaling) (?:up )?to \\d+\\b',
      '(?:do|would|should) (?:we|i) (?:really |even |actually )?need (?:an? |the |\\d+ ?x? ?)?(?:[abhlv]\\d{2,3}s?|b300s?|4090s?|5090s?|3090s?|mi\\d+x?|that many (?:gpus|cards)|so many (?:gpus|cards))\\b',
      '(?:is it|would it be) worth (?:going|moving|using|getting|renting|paying for|it to use) .{0,24}(?:gpus?|cards?|bigger|larger|more|[abh]\\d{3})',
      '(?:one|single|1) (?:big |small )?gpu (?:enough|or)',
      '(?:how )?(?:do|does|well do|will) .{0,12}(?:gpus?|it|this|that) scale',
      'advi[cs]e:? (?:on |about |for )?(?:the )?(?:hardware|gpus?|cards?|machines?)',
    ),
  ],
  ['economics', anyOf('advi[cs]e:? (?:on |about |for )?(?:the )?(?:costs?|economics|steps?|money|dollars?)')],
  [
    'advice',
    anyOf(
      '(?:any|some|your|give (?:me|us)|need|have you) (?:advice|suggestions?|tips|recommendations?)',
      'what (?:do|would|else would) you (?:recommend|suggest|advise)',
      'how (?:can|could|do) (?:we|i) (?:make (?:this|it|that) better|optimi[sz]e|improve)',
    ),
  ],
]

/** The topic that a text asks advice on; null where it asks none. */
export const adviceQuestionIn = (text: string): AdviceQuestion | null =>
  adviceQuestionPatterns.find(([, pattern]) => pattern.test(text))?.[0] ?? null

/** A text of this kind needs no opening: "cost per 1,000 steps", "advice: batch". */
export const isBareAdviceQuestion = (text: string): boolean =>
  /^(?:the )?(?:advi[cs]e\b|(?:costs?|price|dollars?|tokens|time|hours) per\b|best (?:batch|rank|quant|precision|method)|(?:for |with )?(?:better|best|max|maximum|higher|highest) quality\b|\$ ?(?:per )?(?:1 ?)?(?:m|b|million|billion) tok)/.test(
    text,
  )
