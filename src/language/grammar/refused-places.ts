/** "Compliance has forbidden anything hosted in the US", "anywhere but China", "outside the EU is a no": places that are ruled out. */
import { leftOutOf, restOf } from '../../catalog/place.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

type Read = Pick<RecognizedText, 'mentions' | 'tokens'>

/** Where a refusal ends that stands before a place, or behind one. */
const clauseEnd = /^(?:[.!?;:,\n]|but|though|although|because|since|then|instead)$/u
/** "Anywhere but China" */
const anywhereBut = /^(?:anywhere|everywhere|somewhere|any (?:place|country|region))$/u
const [reachBefore, reachBehind] = [14, 8]

const strong =
  /(?:^| )(?:avoid\w*|exclud\w*|forbid\w*|forbade|bann?(?:s|ed|ing)?|prohibit\w*|veto\w*|blacklist\w*|disallow\w*|rul(?:es?|ed|ing) out|except|besides|other than|anything but|opposed to|kills? (?:me|us)|fires? (?:me|us)|(?:stay|stays|steer|keep|keeps|kept|get|gets)(?: \S+){0,2} (?:out|away|clear)|nowhere near|refus\w*|no go|(?:anywhere|everywhere|somewhere|place|country|region) but(?: not)?)(?: |$)/u
/** Of what is negated nothing else may stand between. */
const plain =
  /(?:^| )(?:no|not|nothing|nowhere|never|none|without|cannot|\S+n['’]t|(?:do|does|did|wo|ca|must|should|would|could|is|are)nt)(?: (?:in|on|at|to|of|from|by|the|an?|any|anything|anywhere|something|that|which|it|this|is|are|be|being|been|run|runs|ran|running|have (?:it|this|that|anything|data)|hosts?|hosted|hosting|data|machines?|servers?|gpus?|nodes?|clouds?|regions?|cent(?:er|re)s?|datacent(?:er|re)s?|want|wants|allow|allows|allowed|permit|permitted|let|lets|go|goes|going|ends?|up|stands?|standing|sits?|sitting|lives?|located|stored|processed|kept|trained|training|placed|put|done|happens?|near|close|my|our|hardware|physically|job))*$/u
/** It holds, or only tells: "no problem with the US", "we don't mind Norway". */
const harmless =
  /(?:^| )(?:not (?:only|just|necessarily|sure)|no (?:problem|objections?|issues?|matter|worries|longer)|(?:do|does|did|would|wo)(?:n['’]?t| not) (?:mind|care|matter|object)|(?:not|n['’]?t) (?:against|opposed|forbidden|banned|excluded?)|why not|(?:we|i) (?:do not|don['’]?t|never) have)(?: |$)/u
/** "The data must not leave Norway", "nothing outside the EU", "outside the EU is a no": the border of what is allowed. */
const border =
  /(?:^| )(?:leaves?|leaving|left|exit\w*|outside(?: of)?|out of|beyond|elsewhere than|other than|anything but|nothing but|anywhere but|except|unless|if not|cross\w*|from)(?: (?:in|the|of))*$/u
const negation =
  /(?:^| )(?:no|not|nothing|nowhere|never|none|cannot|\S+n['’]t|dont|wont|cant|mustnt|forbid\w*|forbade|bann?(?:s|ed)|prohibit\w*|veto\w*|avoid\w*|disallow\w*|refus\w*)(?: |$)/u
const outside = /(?:^| )outside(?: of)?(?: the)?$/u
const keptOut = /(?:^| )(?:keep|keeps|kept|stay|stays|get|gets)(?: \S+){0,2} (?:out of|outside)(?: of)?(?: the)?$/u
const refusedBehind =
  /^(?:, )?(?:(?:hosting|machines?|servers?|regions?|clouds?|data ?cent(?:er|re)s?) )?(?:(?:is|are|was|were|has been|would be|got|stays?) )?(?:(?:all|now|strictly|completely|absolutely|really|just) )?(?:(?:an? |not |no )*(?:no go|no no|no|dealbreaker|taboo)|ruled out|off the table|off limits|excluded|banned|blocked|forbidden|prohibited|vetoed|out of the question|out|not (?:allowed|ok|okay|an option|acceptable|permitted|possible|wanted|for us|approved)|no (?:option|go|way)|blacklisted)(?: |$)/u

/** In a command what stands farther off belongs to another word: "no offload, region eu". */
const beside =
  /(?:^| )(?:not|never|outside(?: of)?|(?:anywhere|everywhere|somewhere) (?:but|except|outside)(?: of)?)(?: (?:in|the))*$/u

/** Whether the place of a mention is one where nothing may run. */
export function isRefusedPlace(read: Read, index: number): boolean {
  const { before, behind, isQuestion } = around(read, index)
  // "Can't we run it in the US?"
  if (isQuestion && /^(?:why|can|could|would|is|are|isn|shouldn)/u.test(before)) return false
  if (harmless.test(before)) return false
  // "Nothing outside the EU", "outside the EU is a no"
  if (border.test(before)) {
    if (keptOut.test(before)) return true
    if (/(?:^| )(?:anywhere|everywhere|somewhere) (?:but|except|other than)(?: in)?(?: the)?$/u.test(before))
      return !/(?:^| )(?:not|never|n't)(?: |$)/u.test(before)
    return outside.test(before) && !negation.test(before) && !refusedBehind.test(behind)
  }
  if (refusedBehind.test(behind)) return true
  if (strong.test(before) || plain.test(before)) return true
  return isListedWithRefused(read, index)
}

/** "Nothing in China or Russia" */
function isListedWithRefused(read: Read, index: number): boolean {
  const { mentions, tokens } = read
  const place = mentions[index]
  const other = mentions
    .slice(0, index)
    .findLastIndex((one) => isKind(one, 'field-value') && one.meaning.field === 'region')
  const before = mentions[other]
  if (place === undefined || before === undefined) return false
  const between = tokens.slice(before.to, place.from).map(({ text }) => text)
  return /^(?:or|and|nor|\/)(?: (?:in|the))*$/u.test(between.join(' ')) && isRefusedPlace(read, other)
}

function around({ mentions, tokens }: Read, index: number) {
  const { from = 0, to = 0 } = mentions[index] ?? {}
  // The phrase of a place may hold what leads to it: "hosted in the us".
  const said = tokens.slice(from, to).map(({ text }) => text)
  const lead = said.findLastIndex((word) => /^(?:in|inside|within|on)$/u.test(word)) + 1
  const texts = tokens.map(({ text }) => text)
  const start = from + lead
  let first = start
  while (first > 0 && start - first < reachBefore && !endsBefore(texts, first - 1)) first -= 1
  let last = to
  while (last < texts.length && last - to < reachBehind && !/^[.!?;:\n]$/u.test(texts[last] ?? '')) last += 1
  return {
    before: texts.slice(first, start).join(' '),
    behind: texts.slice(to, last).join(' '),
    isQuestion: texts.slice(to).includes('?'),
  }
}
const endsBefore = (texts: readonly string[], at: number): boolean =>
  clauseEnd.test(texts[at] ?? '') && !(texts[at] === 'but' && anywhereBut.test(texts[at - 1] ?? ''))

/** Fills what each refused place leaves, unless another place is wished. */
export function fillRefusedPlaces(context: ParseContext): void {
  for (const { mention, index } of context.unused('field-value')) {
    const { field, value } = mention.meaning
    if (field !== 'region' || typeof value !== 'string') continue
    const leftOut = leftOutOf(value)
    if (leftOut === null) fillRefused(context, index, value)
    else if (isKeptInside(context, index)) {
      context.used.add(index)
      context.add({ role: 'field-value', field: 'region', value: leftOut, holds: true, ...spanOf(mention) })
    }
  }
}

/** "No cloud outside the US", "outside the US is a no": a phrase that leaves a place out is itself refused, so the place is where it stays. */
function isKeptInside(context: ParseContext, index: number): boolean {
  if (!/^outside\b/u.test(context.textAt(index))) return false
  const { before, behind } = around(context, index)
  return (negation.test(before) && !harmless.test(before)) || refusedBehind.test(behind)
}

function fillRefused(context: ParseContext, index: number, place: string): void {
  const mention = context.mentions[index]
  if (mention === undefined || !isRefusedPlace(context, index)) return
  if (context.mode === 'command' && !beside.test(around(context, index).before)) return
  context.used.add(index)
  const wished = context.mentions.some((_, at) => isPlace(context, at) && !isRefusedPlace(context, at))
  const another = context.slots.some((slot) => slot.role === 'field-value' && slot.field === 'region')
  if (another) context.add({ role: 'remark', note: oneAtMost, ...spanOf(mention) })
  else if (!wished)
    context.add({ role: 'field-value', field: 'region', value: restOf(place), holds: true, ...spanOf(mention) })
}
const oneAtMost = 'One place at most is left out of the search: look at where each offer stands for the other.'

const isPlace = ({ mentions }: ParseContext, index: number): boolean => {
  const mention = mentions[index]
  return isKind(mention, 'field-value') && mention.meaning.field === 'region'
}
