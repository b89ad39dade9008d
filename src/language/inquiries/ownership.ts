/** "No US parent", "EU-owned only": which companies may hold the machines, by the country of their owner. */
import { collapseSpaces } from '../text/characters.ts'

export type OwnershipWish = {
  /** `not-us`: no company of the United States, or with a parent there; `europe`: one of Europe. */
  readonly wants: 'not-us' | 'europe'
  readonly words: string
  /** The text without the wish. */
  readonly rest: string
  /** A cloud that is out of the reach of other states: its machines stand in Europe, too. */
  readonly isSovereign?: true
}

const american = String.raw`(?:us|u\.s\.|usa|american?s?)`
const europe = String.raw`(?:eu|european?|german|french|dutch|finnish)`
const owner = String.raw`(?:owned|owners?|ownership|parents?|parent compan(?:y|ies)|headquartered|compan(?:y|ies)(?:['’]s?)?(?: clouds?)?|corporations?|jurisdiction|(?:cloud )?(?:providers?|vendors?|sellers?)|hyperscalers?|clouds?)`
const refused = new RegExp(
  String.raw`(?:,|\b(?:and|but|with|at least|ideally|preferably|from)\b)?[ ,]*(?:\b(?:we|it|they|you|provider|cloud) (?:may|must|can|should|shall|do|are|is|will|have to) )?\b(?:no|not|non|nothing|none|without|never|avoid\w*|exclud\w*|refus\w*|reject\w*|ban(?:s|ned)?|forbid\w*|rul(?:es?|ed) out|can't|cannot|mustn't|don't|won't|isn't|aren't|free of)\b[ -](?:(?:any|an?|the|subject to|owned|controlled|by|be|(?:providers?|vendors?|sellers?|hosts?|clouds?|company|companies|one|anyone|anybody|anything)(?= (?:owned|controlled|with|that|which|whose|from|under|of|in|based))|that|which|is|are|has|have|falls?|under|belongs? to|belonging to|allowed|have|want|to|use|using|used|rent|renting|work|working|deal|go|hosted|run|stored|processed|with|at|from|on) ){0,6}${american}[ -]?(?:based |owned )?${owner}?(?: (?:compan(?:y|ies)|provider|parent))?(?![\w-])`,
  'iu',
)
const cloudAct =
  /(?:,|\b(?:and|but|that)\b)?[ ,]*\b(?:(?:is |are )?(?:not|isn't|aren't|outside|out of|no|without|free of|safe from)\b[^.?!,;]{0,24})?\b(?:us |the )?cloud act\b(?: (?:is|are|would be) (?:a|an|our|the)? ?(?:problem|issue|no go|concern|blocker|dealbreaker))?/iu
const european = new RegExp(
  String.raw`[ ,]*\b(?:only |from |at |on |by )?(?:an? )?${europe}(?:[ -]owned|[ -](?:headquartered|based) (?=compan|provider))(?: (?:compan(?:y|ies)|providers?|clouds?|vendors?|hosts?))?(?: only)?\b|[ ,]*\b(?:only |from |at |with )(?:an? )?${europe} compan(?:y|ies)(?: only)?\b|[ ,]*\b(?:only |from |at |with |on |by )(?:an? |the )?european (?:providers?|hosters?|vendors?|sellers?|clouds?|hosts?)(?: only)?\b`,
  'iu',
)
/** Who writes the bill has to be there, which is a company of the place. */
const invoiced = new RegExp(
  String.raw`[ ,]*\b(?:(?:the )?(?:provider|vendor|they|company) )?(?:must|has to|should|needs? to|can|to)? ?\b(?:invoice|bill|invoiced|billed)s?\b (?:us )?(?:from|in|by|within)(?: an?| the)? ${europe}(?: compan(?:y|ies)| entity)?\b`,
  'iu',
)

/** "Sovereign cloud only", "souverain": of Europe, where nobody asks for it elsewhere. */
const sovereign =
  /[ ,]*\b(?:only |on |at |in |from )?(?:an? |the )?(?:sovereign(?: (?:eu|european|german|french))?(?: (?:clouds?|providers?|hosting|hosts?|infrastructure))?|souver[aä]i?n\w*(?: cloud\w*)?|(?:european|eu|german|french) sovereign(?:ty)?(?: clouds?)?)\b(?: only)?/iu

/** Null where nothing is said of owners. */
export function ownershipIn(text: string): OwnershipWish | null {
  for (const [pattern, wants] of [
    [refused, 'not-us'],
    [cloudAct, 'not-us'],
    [european, 'europe'],
    [invoiced, 'europe'],
    [sovereign, 'europe'],
  ] as const) {
    const words = pattern.exec(text)?.[0]
    // "Not us": people, and no country.
    if (words === undefined || (pattern === refused && !ownerWord.test(words))) continue
    const rest = collapseSpaces(text.replace(words, ' '))
    const more = ownershipIn(rest)
    return {
      // What stands in Europe's hands is in none of the United States.
      wants: more?.wants === 'europe' ? 'europe' : wants,
      words: words.replace(/^[\s,]+/u, '').trim(),
      rest: more?.rest ?? rest,
      ...(pattern === sovereign || more?.isSovereign === true ? { isSovereign: true as const } : {}),
    }
  }
  return null
}
const ownerWord = new RegExp(String.raw`\b${owner}|american`, 'iu')
