/**
 * Two values that people hold against one another while nobody decides: "Ivo says one epoch, Lena says four, they are still
 * at it". Both stay, so that it is asked which one is meant.
 */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { sameValue } from './chosen-slots.ts'
import { range } from './index-range.ts'
import { oncePerText } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import type { Slot } from './slots.ts'

/** As far as the word of who wants it stands before a value, in mentions. */
const reach = 9
const mostApart = 30

/** Gives a number without a unit that of the one that it is held against: "Tom swears it's 400M". */
export function fillDisputedAmounts(context: ParseContext): void {
  if (!isUndecided(context)) return
  const said = [...context.unused('amount')].filter(({ index }) => isHeld(context, index))
  for (const { mention, index } of said) {
    if (mention.meaning.measure !== null || context.used.has(index)) continue
    if (isKind(context.mentions[index + 1], 'gpu', 'times', 'measure', 'model', 'vendor', 'instance')) continue
    const other = said.find(
      (one) =>
        one.index !== index &&
        Math.abs(one.index - index) <= mostApart &&
        isAgainst(context, one.index, one.mention, mention),
    )
    if (other === undefined) continue
    const { from, to, meaning } = mention
    const measure = other.mention.meaning.measure
    if (measure === null) {
      const amount = { ...meaning, measure: 'gpus' as const }
      context.add({ role: 'count', amount, byTimes: false, from, to }, index)
    } else context.add({ role: 'quantity', measure, amount: { ...meaning, measure }, from, to }, index)
  }
}

/** Whether one amount has a unit, or GPUs, that another without one may have too. */
function isAgainst(
  context: ParseContext,
  index: number,
  { meaning }: Mention<Amount>,
  { meaning: bare }: Mention<Amount>,
): boolean {
  const isCount = meaning.measure === null && meaning.magnitude === '' && isKind(context.mentions[index + 1], 'gpu')
  if (!isCount && (meaning.measure === null || !disputable.has(meaning.measure))) return false
  if (bare.value === meaning.value) return false
  const isLarge = ({ magnitude, value }: Amount): boolean => magnitude !== '' || value >= leastLarge
  return isLarge(meaning) === isLarge(bare)
}
const disputable: ReadonlySet<string> = new Set([
  'tokens',
  'examples',
  'epochs',
  'gpus',
  'budget',
  'money',
  'sequence',
  'rank',
])
const leastLarge = 100

/** Marks values of one kind that several hold: none of them gives way to another. */
export function markDisputed(context: ParseContext): void {
  if (!isUndecided(context)) return
  const held = context.slots.filter((slot) => kindOf(slot) !== null && isHeld(context, mentionOf(context, slot)))
  for (const slot of held) {
    const rivals = held.filter((other) => kindOf(other) === kindOf(slot) && !sameValue(other, slot))
    if (rivals.length !== 1 || held.filter((other) => sameValue(other, slot)).length > 2) continue
    context.slots[context.slots.indexOf(slot)] = { ...slot, holds: true, disputed: true }
  }
}

const mentionOf = ({ mentions }: ParseContext, { from }: Slot): number =>
  mentions.findIndex((mention) => mention.to > from)

function kindOf(slot: Slot): string | null {
  if (slot.role === 'model') return 'size'
  if (slot.role === 'unitless') return slot.amount.magnitude === 'b' ? 'size' : 'tokens'
  if (slot.role === 'count') return 'gpus'
  if (slot.role === 'quantity')
    return slot.measure === 'params' ? 'size' : disputable.has(slot.measure) ? slot.measure : null
  return slot.role === 'field-value' && (slot.field === 'method' || slot.field === 'task') ? slot.field : null
}

/** Whether somebody says or wants what stands at a mention: by a word before it in its sentence, or as a speaker. */
function isHeld(context: ParseContext, index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    if (isKind(context.mentions[at], 'sentence-end', 'question')) return false
    const text = context.textAt(at)
    if (stance.test(text)) return true
    if (text === ':' && (at < 2 || isKind(context.mentions[at - 2], 'sentence-end', 'question', 'sign'))) return true
  }
  return false
}
const stance =
  /(?:^| )(?:says?|said|wants?|wanted|insists?|insisted|swears?|thinks?|votes?|voted|maintains?|claims?|prefers?|reckons?|argues?|requirement|requires?|demands?|asks for|asked for|proposes?|is for|certain|sure|convinced|'d use|i'd use|he'd use|she'd use|keeps saying|won't start|will not start|won't go|refuses|favou?rs?|pushes for|leans? towards?)$/u

/** Whether a text says that nobody decided, and decides nothing after it. */
const isUndecided = oncePerText((context) => {
  if (context.mode !== 'message') return false
  const words = range(0, Math.min(context.mentions.length, mostRead))
    .map((at) => context.textAt(at))
    .join(' ')
  const cue = undecided.exec(words)
  return cue !== null && !decided.test(words.slice(cue.index + cue[0].length))
})
const mostRead = 400
const undecided =
  /\b(?:(?:(?:somebody|someone|anyone|anybody|please|can you) (?:please )?(?:settle|decide)|(?:have|has|got) no opinion|open (?:until|till|as long as|for now)|(?:it's|it is|that's|that is|remains|stays) (?:still )?open|a tie\b|deadlock\w*|stalemate)|(?:no (?:idea|clue)|don't know|do not know|dunno|can't tell|cannot tell|(?:not|isn't) (?:sure|clear)|unsure|unclear) (?:who|which|whose)|whichever (?:it|one|of|number|is|wins)|been at it (?:since|for|all)|which (?:one |number |figure |of (?:the two|them) )?is (?:right|correct|true)|back (?:and|n|&) forth|still (?:open|arguing|debating|undecided|fighting|discussing|disagree|at it|at odds|going back)|neither (?:of (?:us|them|the two)|is|has|one|will|gives|wants|answers?|replies|responds|budges|moves|agrees)|both say|without (?:agreeing|agreement|a decision|deciding)|(?:hasn't|haven't|has n't|have n't|has not|have not|not|never) (?:yet )?(?:agreed|decided|voted|settled|made up)|nobody (?:calls|decides|decided|has decided|knows who)|(?:fight|argue|sort|battle|hash) it out|(?:can't|cannot|can not|don't|do not|didn't|couldn't) agree|(?:disagree|undecided)|to be decided|no decision|(?:decision|vote|verdict) (?:is|was|has been) (?:still )?(?:open|pending|postponed|outstanding|adjourned))\b/u
const decided =
  /\b(?:so we (?:go|take|use|went)|we (?:go|went|settled|agreed|decided) (?:with|on|for)|in the end|finally|let's (?:go|take|use)|i('ll| will) (?:go|take))\b/u
