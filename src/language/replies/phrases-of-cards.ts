/** GPUs, sequences and wishes as people speak of them, in the words of the grammar: each pattern with what it becomes. */

import { sellers } from '../text/sellers.ts'

const number = '(\\d{1,3}|one|two|three|four|five|six|seven|eight|sixteen)'
const card = String.raw`(?=(?:\d{4}|[abhlvt]\d{1,3}s?|gb\d{3}|mi\d{3}x?)\b)`
const texts =
  '(?:rows|examples|samples|records|docs|documents|chats|conversations|dialogues|tickets|articles|texts|pairs|prompts|traces)'

const name = String.raw`[\w][\w.-]{1,20}(?: [\w.-]{2,14})?`
/** What a thing does that will not do, and how it is called. */
const fails = String.raw`(?:would (?:need|require|take|mean|cost|be (?:a|too|im))|needs? (?:a|an|us|my|our|approval|sign)|requires?|(?:is|are|was|were|has been) (?:too|not|off|out|forbidden|banned|blocked|a (?:no-?go|nightmare|pain)|im\w+|un\w+|flaky|broken|sold out|ruled out)|fail(?:s|ed)|crash(?:es|ed)|ooms?\b|won't|doesn't|can't|cannot|isn't|aren't|wouldn't|takes (?:weeks|months|forever|too))`
const flaky = String.raw`(?:(?:was|were|is|are|has been|gets|got) )?(?:too )?(?:flaky|unstable|broken|slow|painful|a nightmare|a pain|buggy|unreliable|forbidden|blocked|not allowed|not (?:supported|tested|stable|approved)|im(?:possible|practical)|crashing|failing|ruled out)`

/** Who may forbid a seller or a card, and what such a name looks like. */
export const who = String.raw`(?:the |our |my |his |her |their )?(?:(?:it |data |info ?)?(?:legal|procurement|purchasing|security|compliance|finance|management|infosec|boss(?:es)?|board|ciso|cto|cfo|ceo|clients?|customers?|lawyers?|auditors?|admins?|(?:cyber |security |it |tech |team )?lead|works council|company|employer|uni(?:versity)?|privacy officer|it)(?: (?:team|dept|department|office|people|folks|guys|side|board|committee))?|they|we|he|she)`
const thing = String.raw`(?:the |all |any )?(?:[abhlv]\d{1,3}s?\b|gb\d{3}|mi\d{3}|rtx|\d{4}s?\b)|(?!(?:the|it|that|this|us|me|our|my|his|her|its|their|an?|any|all|every\w*|them|those|these|and|by|from|for|in|on|more|most|some|spot|what|anything)\b)[\w.]{3,20}(?: (?:and |or |cloud|labs|ai|secure|[\w.]{2,14})){0,3}[\s.!]*(?:$|[,;:]|\. )`

/** Applied in their order to a reply as it was typed. */
export const phrasesOfCards: readonly (readonly [RegExp, string])[] = [
  // "Can't we do lora": proposed.
  [
    /^((?:(?:ok|and|so|but|hm+|then|well)[\s,]+){0,2})(?:can't|cant|couldn't|couldnt) (?:we|you|it|i) (?:just |simply |rather )?(?=(?:do|use|take|go|try|run|make|switch|drop|skip|get)\b(?![^?]* to (?:save|make|get|cut|avoid|speed|use|have)\b)[^?]*$)/giu,
    "$1let's ",
  ],
  // "Everything apart from AWS would need a waiver", "it was flaky on anything but the H200s": these alone will do.
  [
    new RegExp(String.raw`\b(?:any|every)(?:thing|one|where|body)(?: else)? (?:but|except(?: for)?|other than|besides|apart from) (?:the |our )?(${name}) (?=${fails})`, 'giu'),
    'only $1, the rest ',
  ],
  [
    new RegExp(String.raw`\b${flaky} (?:on|with|at|for|in) (?:any|every)(?:thing|one|where|body)(?: else)? (?:but|except(?: for)?|other than|besides|apart from) (?:the |our )?(?=${name}\b)`, 'giu'),
    'works only on ',
  ],
  // "Legal killed Hyperstack", "our CISO has just banned RunPod": by whomever, it is not to be used.
  [
    new RegExp(String.raw`(?:^|(?<=[,;.!] )|\b(?:since|because|as|and|but|so) )${who} (?:(?:has|have|had|just|now|finally|officially) ){0,2}(?:killed|vetoed|nixed|axed|blacklisted|blocklisted|banned|barred|blocked|forbade|struck off|kicked out|said no to|ruled out|threw out|crossed out|won't (?:approve|allow|sign off on)|doesn't (?:approve|allow)) (?:both |either )?(?=${thing})`, 'giu'),
    'not ',
  ],
  // "They vetoed RunPod. And Vast too": what is added behind a ban is banned as well.
  [
    new RegExp(String.raw`(?<=\b(?:not|no|without|vetoed|killed|nixed|banned|blocked|rejected|refused|forbade|blacklisted|excluded|ruled out) ${name})[.,;!]+ ?(?:and |also )+(?!not\b)(${name}) (?:too|as well|also)\b`, 'giu'),
    ', not $1',
  ],
  // "Oracle never calls back. Cross them off": the one that was spoken of.
  [
    new RegExp(String.raw`\b(${sellers})\b([^?]{0,80}?[.,;!]) *(?:so |please |just |then )*(?:(?:cross|strike|scratch|kick|leave|rule|throw|take|count) (?:them|it|those|that one) (?:off|out)|(?:strike|drop|skip|avoid|exclude|scratch) (?:them|those|that one))(?: (?:of )?(?:the|our|your) list)?(?=[\s.,;!]|$)`, 'giu'),
    '$2 not $1',
  ],
  // "Lambda isn't an approved supplier"
  [
    new RegExp(String.raw`\b(${sellers}) (?:isn't|is not|isnt|aren't|are not|wasn't|was not|hasn't been|has not been|won't be|will not be) (?:an? |on (?:our|the) )?(?:approved|allowed|permitted|whitelisted|cleared|onboarded|(?:vendor|supplier) list|list of (?:approved )?(?:vendors|suppliers))(?: (?:as (?:a|our) )?(?:supplier|vendor|provider|seller|cloud|list))?(?: (?:here|for us|yet|by \w+))?(?:,? and (?:won't|will not) be[^,.;?]{0,30})?`, 'giu'),
    'not $1',
  ],
  // "Not 4 bit, 16"
  [/\bnot (\d{1,2})[ -]?bits?,? (?:but |rather )?(\d{1,2})(?=[\s.!]*$)/giu, '$2 bit, not $1 bit'],
  // "They switched off spot for us", "preemptible is no longer offered"
  [
    /\b(?:turned off|switched off|disabled|took away|killed|cancelled|canceled|withdrew|stopped (?:offering|selling)|no longer (?:offers?|sells?|has|have)|do(?:es)?n't (?:offer|sell)) (?:the )?(?:spot|preemptibles?|interruptibles?)(?: (?:instances?|capacity|machines?|tier|pricing))?\b/giu,
    'no spot',
  ],
  // "Leave out the marketplaces (Vast, TensorDock)"
  [
    /\b(?:leave out|exclude|skip|avoid|without|no|not) (?:the |any )?(?:marketplaces?|hyperscalers?|big (?:three|clouds)|clouds?|providers?|resellers?|cheap ones) \(([\w. ]{2,20}), (?:and )?([\w. ]{2,20})(?:, (?:and )?([\w. ]{2,20}))?\)/giu,
    'not $1 and $2 $3',
  ],
  // "2 x 8 H200, Lambda has them reserved for us"
  [/(?<=[,;.!] |^)(?!(?:who|he|she|it|they|that|this|what|which|everyone|nobody|somebody)\b)([\w.-]{3,14}(?: (?:labs|cloud|ai))?) (?:has|have) (?:them|those|it|capacity|stock) (?:all )?(?:reserved|set aside|ready|available|in stock|free)(?: (?:for us|now|there)){0,2}(?=[\s.!,;]|$)/giu, 'at $1'],
  // "GCP quota denied 🙃 try AWS": what was a smile ends a sentence.
  [/(?<=[\p{L}\d]) {2,}(?=(?:try|use|go|take|switch|so|then|make)\b)/giu, '. '],
  // "Can't be in the US, patient data"
  [/\b(?:can't|cannot|must not|may not|mustn't|shouldn't|should not|is not allowed to) (?:be|run|sit|stay|happen|train|go|end up|be (?:hosted|stored|processed))(?: on (?:servers|machines))? (?:in|inside) (?=the (?:us|usa|states|united states)\b)/giu, 'not in '],
  // "Batch should be 4M tokens"
  [/\b(?:global |total )?batch(?: size)?(?: (?:should be|is|of|at|to|needs to be|=))? (?:about )?(\d[\d.,]*[km]?) (?:tokens|toks)\b/giu, 'global batch $1 tokens'],
  // "50 per param after all"
  [/\b(\d{1,4}) (?:per|for each|for every) (?:param|parameter)s?\b/giu, '$1 tokens per parameter'],
  // "Use 3 nodes, who knows if that's enough"
  [/[,.;]\s+(?:but |and )?(?:who knows|no idea|not sure|dunno|idk|let's see|we'll see|god knows)(?: yet)? (?:if|whether|how)\b[^.?\d]{2,50}[.!]?$/giu, ''],
  // "Use the 80s": of so much memory, and no seconds.
  [/\b(the|our|those|these|use|take|on) (24|32|40|48|80|96|141|192)s\b/giu, '$1 $2 gb gpus'],
  // "The second 4090 died": one of them.
  [new RegExp(String.raw`\b(?:the|our|my) (?:first|second|third|fourth|other) (?:${card}|(?=(?:card|gpu)\b))`, 'giu'), 'one '],
  // "Take two of the cards, not one"
  [
    new RegExp(
      String.raw`\b(take|use|try|want|need|give (?:me|us)|put it on|run (?:it )?on|go (?:with|for)) ${number} of (?:the|our|those|these) (gpus|cards|nodes|machines|boxes)\b`,
      'giu',
    ),
    '$1 $2 $3',
  ],
  // "500 tokens each sequence length 4096": the second number is the length of a sequence.
  [/\b(tokens?) (each|apiece|per example|per row) (?=(?:sequence|seq|context|max)[ -]?(?:len(?:gth)?|window)?\b)/giu, '$1 $2, '],
  // "The rows got longer: 1400"
  [
    new RegExp(
      String.raw`\b(?:the |our |my )?(${texts}) (?:got|get|are|were|became|have become|grew|will be)(?: (?:a (?:bit|lot)|much|slightly|even))? (?:longer|shorter)[\s:,;–-]{1,3}(?:(?:more like|about|around|now|so|it's|they're|at|closer to) ){0,2}(\d[\d,]{1,6}k?)(?: tokens?)?(?: each| now| on average| apiece){0,2}(?=[\s.!,;]|$)`,
      'giu',
    ),
    '$1 of $2 tokens each',
  ],
] // prettier-ignore
