/** "Low / expected / high for the board", "best, likely and worst case": a job whose bill is wanted in three figures, and the job without them. */
import { collapseSpaces } from '../text/characters.ts'

export type ThreeFigures = {
  /** The ceiling alone is asked for. */
  readonly isCeiling: boolean
  /** Of a whole year, where runs come more often. */
  readonly isYear: boolean
  readonly rest: string
}

const end = String.raw`(?:[- ]?(?:case|end|estimate|figure|number|scenario|cost)s?)?`
const low = String.raw`(?:low|lowest|min(?:imum)?|best|optimistic|conservative|lower|floor)${end}`
const middle = String.raw`(?:expected|likely|most likely|probable|mid(?:dle)?|medium|realistic|base|baseline|normal|typical|usual|average)${end}`
const high = String.raw`(?:high|highest|max(?:imum)?|worst|pessimistic|upper|ceiling)${end}`
const any = String.raw`(?:${low}|${middle}|${high})`
const join = String.raw`(?:\s?(?:[,/|–-]|and|&|vs\.?|to)\s?){1,3}`
const triple = String.raw`(?:(?:a |an |the |give me |show me |as |in |with )*(?:three|3) (?:scenarios?|cases?|figures?|numbers?|estimates?)(?: (?:for|to) (?:the |my |our )?(?:board|cfo|management|boss|budget|finance))?|(?:a range |the range |range )?\(?${any}${join}${any}${join}${any}\)?)`
const three = new RegExp(
  String.raw`(?<![\w-])${triple}(?![\w-])(?: (?:cost|costs|budget|price|numbers?|figures?|please|pls))*`,
  'iu',
)
const ceiling =
  /(?<![\w-])(?:(?:a |the |our )?(?:not[- ]to[- ]exceed|nte|(?:(?:hard|cost|safe) )?ceiling(?! (?:of|at|is)\b)|upper (?:bound|figure|number|limit|amount|sum|estimate|value)|maximum budget|budget ceiling|maximum (?:sum|figure|amount)|what(?:['’]?s| is) the (?:maximum|most) (?:that )?(?:i|we|you|one|they) (?:should|would|could|can|might|need to|have to) (?:budget|pay|spend|plan(?: with)?|set aside|reserve)|what(?:['’]?s| is) the (?:most|maximum) (?:it|this|that|all (?:of )?(?:it|this|that)|they) (?:could|can|will|would|might) (?:cost|come to|be)|what(?:['’]?s| is) the (?:very )?most (?:this|it|that) (?:could|can|will|would|might) cost|what (?:could|can) (?:this|it|that) cost at (?:the )?(?:very )?(?:most|worst))(?: (?:number|figure|sum|amount|price|budget))?(?: (?:for|to) (?:the |my |our )?(?:procurement|purchasing|board|cfo|finance|boss|po|approval))?)(?![\w-])/iu
const leads =
  /(?:^|(?<=[.:;,!?] ?))\s*(?:finance here|hi(?: there)?|hello|(?:i|we) need (?:a |some |the |)(?:numbers?|figures?|sums?|range|budget)? ?(?:for|to) (?:the |my |our )?(?:board|cfo|management|boss|budget|finance|procurement)|(?:a |the )?budget for (?:next|this|the) (?:year|quarter)|(?:the |my |our )?(?:board|cfo|finance|management|boss)(?: (?:wants?|needs?|asks? for))?(?: a| the)?|for the (?:investment )?(?:board|cfo|management|committee)|what do (?:i|we) (?:put|write) in(?:to)? the budget(?: for)?|give me|please)\s*[.:;,!]*/giu
const maxLength = 400
const kinds = [low, middle, high].map((each) => new RegExp(String.raw`\b${each}`, 'iu'))

/** All three ends, in whatever order, or so many of them. */
const isSpread = (words: string): boolean => /\b(?:three|3)\b/iu.test(words) || kinds.every((kind) => kind.test(words))

/** Null where no three figures and no ceiling are asked for. */
export function threeFiguresIn(text: string): ThreeFigures | null {
  if (text.length > maxLength) return null
  const named = isSpread(text) ? three.exec(text)?.[0] : undefined
  const whole = named !== undefined && isSpread(named) ? named : undefined
  const words = whole ?? ceiling.exec(text)?.[0]
  if (words === undefined) return null
  const rest = collapseSpaces(
    text
      .replace(words, ' ')
      .replaceAll(leads, ' ')
      .replaceAll(/\b(?:for|to) (?:the |my |our )?(?:investment )?(?:board|cfo|finance|management|committee)\b/giu, ' ')
      .replaceAll(/\b(?:finance|board|cfo|management) (?:needs?|wants?)\b|\bi need\b/giu, ' '),
  )
  return {
    isCeiling: whole === undefined,
    isYear: /\b(?:next|this|one|a|per|the|whole) year\b|\b(?:annual(?:ly)?|yearly|12 months|twelve months)\b/iu.test(
      text,
    ),
    rest: rest.replace(/^(?:for |[\s.:;,!?/-]){1,9}/iu, '').replace(/[\s.:;,/-]{1,9}$/u, ''),
  }
}
