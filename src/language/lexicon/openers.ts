/** What people say before and after a wish: politeness, thanks, second thoughts. Every reading of a reply leaves it off here. */
import type { ReplyWordLists } from '../../catalog/lexicon.ts'
import { latelyOfLines } from '../../once.ts'

/** The part of a text that is left. Indices into the text. */
export type BareSpan = { readonly start: number; readonly end: number }

export type Openers = {
  /** The text without what is said around any wish; the same where that would leave nothing. Linear in its length. */
  readonly withoutFillers: (text: string) => string
  /** What is left without what the grammar has a use for, too: "can we please undo that?" is "undo that". */
  readonly bareSpan: (text: string) => BareSpan
  /** A sentence without what joins it to the talk before it: "ok so does it fit?" is "does it fit?". Empty where it is that alone. */
  readonly sentenceOf: (text: string) => string
  /** The same without the words of asking and proposing, too: "so let's just take 8" is "take 8". */
  readonly requestOf: (text: string) => string
}

/** Longer texts begin with no opener that matters: they are talk, or pasted. */
const maxLength = 300

/** Who is named as the reason for a wish, and what an answer goes into. */
const whoDecides =
  '(?:(?:the|my|our) )?(?:procurement|purchasing|management|leadership|finance|accounting|controlling|legal|security|compliance|cto|ceo|cfo|boss|manager|director|board|client|customer|sponsor|supervisor|professor|prof|pi)' // prettier-ignore

/** Those, and whoever works on it. */
const whoWishes = `(?:${whoDecides}|(?:the|my|our) (?:team|group|lab|colleagues?|lead|tech lead|team lead|customers?|clients?|partners?|advisor|department|stakeholders?|engineers?|others|guys|rest)|everyone|everybody|we all)`

/** A question that stands behind the wish to be told. */
const askedBehind = '(?= (?:what|which|how|where|why) )'

/** Openings of several words, each a pattern. */
const openingPhrases = [
  '(?:many )?(?:thanks|thank you|thx|ty|cheers)(?: (?:so|very) much| a lot| again)?(?: for (?:that|this|the (?:numbers|estimate|answer|info)))?',
  "(?:and |but )?(?:that|this)(?:'s| is| was)? (?:helps?(?: a lot)?|helpful|useful|good to know|great to know|a good start)",
  'good to know',
  `(?:can|could|would|will) (?:you|u|ya) (?:please |pls |maybe |just )?(?:tell|remind) (?:me|us)${askedBehind}`,
  `do (?:you|u) (?:happen to )?know${askedBehind}`,
  `(?:i|we)(?:'d| would) (?:just )?(?:like|love|want) to know${askedBehind}`,
  '(?:just )?one (?:more|last|other) (?:thing|question|change|try|request)',
  '(?:another|next|last|quick) (?:thing|question|one|request)',
  '(?:quick )?follow[- ]?up(?: question)?',
  '(?:i|we) (?:just |totally |almost )?forgot(?: to (?:say|mention|add|tell you))?(?: that)?',
  '(?:(?:i|we) )?(?:just )?(?:remembered|realized|realised|noticed)(?: that)?',
  'forgot(?: to (?:say|mention|add))?(?: that)?',
  '(?:i )?should (?:also )?(?:say|add|mention|have (?:said|mentioned|added))(?: that)?',
  'my (?:bad|mistake|fault|apologies)',
  '(?:so )?sorry(?: about that| for the confusion| everyone| all)?',
  '(?:no[ ,]+)?wait(?: a (?:sec|second|minute|moment))?',
  'hold on(?: a (?:sec|second|minute|moment))?',
  '(?:on |hm+ )?second thoughts?',
  '(?:come to )?think(?:ing)? of it',
  'thinking about it(?: again| more)?',
  'never ?mind(?: that)?(?! about| the)',
  '(?:final|new|updated|latest) (?:answer|plan|numbers?|info|requirements?|constraints?|version|decision)',
  '(?:just )?(?:to be (?:sure|clear|fair)|for the record|for comparison|out of (?:interest|curiosity)|just curious|just wondering)',
  '(?:it )?turns out(?: that)?',
  '(?:i|we) (?:was|were) wondering(?: if)?',
  '(?:the )?boss (?:says|said)(?: that)?',
  `${whoWishes} (?:just |really |would |now )?(?:prefers?|insists? on|asks? for|asked for|votes? for|voted for|settled on|agreed on|opted for)(?! (?:they|he|she|to|that|a|an|more|some|me|us|you)\\b)`,
  '(?:so )?we (?:all )?(?:settled|agreed) on',
  `${whoDecides} (?:just )?(?:says?|tells? (?:us|me)|told (?:us|me)|confirm(?:s|ed)|decided)(?: that)?(?! (?:they|he|she|to)\\b)`,
  "(?:we|i)(?:'ve been| have been| were| was|'re|'m) (?:just )?told(?: that)?(?! (?:they|he|she|to)\\b)",
] as const

const aDocument =
  '(?:(?:the|my|our|an?|this|that) )?(?:(?!gpus?|cards?)[\\w-]+ )?(?:reports?|proposals?|slides?|slide ?decks?|decks?|tickets?|papers?|presentations?|spreadsheets?|applications?|gantt charts?|wiki|minutes|budget request|procurement|finance|accounting|management|the record)'

const closingPhrases = [
  "(?:(?:it|that)(?:'s| is)? )?(?:(?:the|our|a|an) )?(?:(?:company|corporate|it|security|procurement|management|compliance|finance|legal|team|house) )?(?:policy|policies)",
  "(?:(?:it|that)(?:'s| is)? )?(?:(?:the|our|a|an) )?(?:company|corporate|it|security|procurement|management|compliance|finance|legal|team|house) (?:rules?|decision|requirements?|mandate)",
  `${whoDecides} (?:says? so|said so|wants? (?:it|this|that)|insists?|decided|asks?(?: for (?:it|this|that))?|needs? (?:it|this|that))`,
  `(?:(?:(?:i|we|they) )?(?:need|want|asking)(?: (?:it|this|that))? )?for ${aDocument}`,
  `(?:says|said|according to) ${whoDecides}`,
  '(?:(?:i|we) )?(?:just |totally )?forgot(?: to (?:say|mention|add)(?: that| it)?)?',
  'thanks?(?: (?:so|very) much| a lot)?',
  'thank you(?: (?:so|very) much)?',
  '(?:thx|ty|cheers|sorry|my bad|no rush)',
  'if (?:needed|necessary|need be|it helps|possible|you can|you could|that works|not too much trouble)',
  'when (?:you|u) (?:can|get a (?:chance|minute|sec)|have (?:time|a (?:minute|sec|chance)))',
  'for (?:now|comparison|reference)',
  "(?:that's|thats|it's|its) (?:the )?(?:policy|rule|rules|all(?: we have)?|it)",
  '(?<!\\b(?:how|what|when|where|why|who|which|much|many|long)[\\s,]+)(?:does|would|will|can|could) (?:that|it|this) (?:work|fit|do|hold|be (?:enough|ok|okay))(?: for (?:that|it|this))?',
  'is (?:that|it|this) (?:possible|doable|ok|okay|realistic|feasible)',
  '(?:just )?(?:to be safe|to see|to compare|in case|out of curiosity)',
  'to (?:see|know|check) what happens',
  '(?:(?:i|we) (?:think|guess|suppose|reckon|believe)|anyways?|after all|in the end)',
] as const
const closingFillers = new RegExp(`[\\s,.;:!()\\u2014-]+(?:${closingPhrases.join('|')})[\\s!.?)]*$`, 'i')

/** "nah, way too pricey," before what is wanted. */
const remark = String.raw`(?:(?:that|it|this)(?:'s| is| looks| seems| sounds)\s+)?(?:(?:still|way|far|a bit|a little|a tad|much|so|too|really|quite|pretty|very|kinda|just|bit)\s+){0,4}(?:pricey|pricy|expensive|dear|steep|costly|high|slow|long|a lot|overkill|insane|crazy|nuts|wild|over budget|out of budget|too much)(?:\s+(?:for (?:us|me|that|this)|tbh|imo|lol|though|tho))?\s*[,.;:!\u2014\u2013-]+\s*(?=\S)`
/** "oops, meant 1.2B tokens" */
const correction = String.raw`(?:(?:i|we)\s+)?(?:meant|mean)(?:\s+to\s+(?:say|write|type))?[\s,:]+(?=\S)(?!\d[\d,.]*k?[\s.!]*$)`

/** "*8 gpus" corrects what was typed before. */
const asteriskCorrection = /^\s*\*+\s*(?=\S)(?!.*\*\s*$)/

/** Compiles the openers and closers of data/lexicon/reply-words.json once for all replies. */
export function openersOf({ openers, closers }: Pick<ReplyWordLists, 'openers' | 'closers'>): Openers {
  const always = `(?:${openingPhrases.join('|')}|${alternatives(openers.always)})`
  const beforeSign = alternatives(openers.beforeSign)
  const ofActs = alternatives(openers.ofActs)
  const fillers = new RegExp(
    `^(?:(?:(?:oh|ah|and|but|ok|so|hm+)\\s+)?${always}\\b[\\s,.:;!\\u2026\\u2014-]+|(?:(?:and|but|so|oh|ah|ok)\\s+)?(?:${beforeSign})\\s*[,.:;!\\u2026\\u2014]+\\s*){1,8}(?=[\\p{L}\\p{N}$€£<])`,
    'iu',
  )
  const opening = new RegExp(
    `^[\\s,.!:;-]*(?:(?:(?:${ofActs}|${always})(?:\\s*[,.:;!\\u2026]+\\s*|\\s+-+\\s+|\\s+)|(?:${beforeSign})(?:\\s*[,.:;!\\u2026]+\\s*|\\s+-+\\s+|\\s+(?=(?:${ofActs}|${always})\\b)))){0,8}`,
    'iu',
  )
  const closing = new RegExp(
    `(?:(?<!\\b(?:vs\\.?|versus|and|or|with|to|than|from|before|until|by|of|is|start))[\\s,.!-]+(?:${alternatives(closers)}))*[\\s!.?]*$`,
    'iu',
  )
  const anyOpeners = `^(?:(?:${ofActs}|${beforeSign}|${alternatives(openers.always)})[\\s,.!]+){0,3}`
  const openingRemark = new RegExp(`${anyOpeners}${remark}`, 'iu')
  const selfCorrection = new RegExp(`${anyOpeners}${correction}`, 'iu')
  const leaveOff = (text: string): string => {
    const stripped = text.replace(asteriskCorrection, '').replace(fillers, '').replace(closingFillers, '')
    return stripped.trim() === '' ? text : stripped
  }
  return {
    withoutFillers: (text) => {
      if (text.length > maxLength) return text
      const plain = text.replaceAll(/[’‘]/g, "'")
      const request = leaveOff(plain.replace(openingRemark, ''))
      const corrected = leaveOff(request.replace(selfCorrection, '')).replace(selfCorrection, '')
      return corrected === plain ? text : corrected
    },
    sentenceOf: withoutOpening(openingOf([openers.always, openers.ofSentences], openers.beforeSign)),
    requestOf: withoutOpening(openingOf([openers.always, openers.ofSentences, openers.ofRequests], openers.beforeSign)),
    bareSpan: (text) => {
      if (text.length > maxLength) return { start: 0, end: text.length }
      const start = opening.exec(text)?.[0].length ?? 0
      const end = start + (closing.exec(text.slice(start))?.index ?? text.length - start)
      return { start, end }
    },
  }
}

/** Up to eight openers at the beginning of a text; those of `beforeSign` before a sign, another opener or the end. */
function openingOf(lists: readonly (readonly string[])[], beforeSign: readonly string[]): RegExp {
  const always = alternatives(lists.flat())
  const sign = String.raw`\s*[,.:;!?\u2026]+\s*|\s+[-\u2013\u2014]+\s+`
  return new RegExp(
    `^\\s*(?:(?:${always})(?:${sign}|\\s+|$)|(?:${alternatives(beforeSign)})(?:${sign}|\\s+(?=(?:${always})(?:[\\s,]|$))|$)){1,8}`,
    'iu',
  )
}

const withoutOpening = (opening: RegExp): ((text: string) => string) =>
  latelyOfLines((text) => (text.length > maxLength ? text : text.replace(opening, '')))

/** The words of a list as one pattern, the longest first. */
const alternatives = (words: readonly string[]): string =>
  words
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll('.', String.raw`\.`).replaceAll(' ', String.raw`\s+`))
    .join('|')
