/** Providers: asked for, ruled out, or one of several: "on lambda", "not aws", "runpod or vast". */
import { type Mention, type MentionOfKind, isKind } from '../lexicon/meanings.ts'
import { inRestOfText, oncePerText, wholeText } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** One slot for each provider that is asked for or ruled out; `isAlternative` for one of several. */
export function fillProviders(context: ParseContext): void {
  for (const { mention, index } of context.unused('provider')) fillProviderSlot(context, index, mention)
  if (context.mode !== 'thread') fillRefusedAgain(context)
}

/** "The last one was on Lambda, so anywhere but there": the provider that was named before. */
function fillRefusedAgain(context: ParseContext): void {
  for (const { mention, index } of context.unused('not')) {
    if (!/^(?:there|them|those guys)\b/.test(context.textAt(index + 1))) continue
    const named = context.mentions.slice(0, index).findLast((other) => isKind(other, 'provider'))
    if (!isKind(named, 'provider')) return
    const span = { from: mention.from, to: context.mentions[index + 1]?.to ?? mention.to }
    context.add({ role: 'providers', ids: named.meaning.ids, excluded: true, holds: true, ...span }, index, index + 1)
    return
  }
}

function fillProviderSlot(context: ParseContext, index: number, mention: MentionOfKind<'provider'>): void {
  // "A colab-ish budget", "lambda-style prices": like what it asks, and not at it.
  if (isLikened.test(`${context.textAt(index + 1)} ${context.textAt(index + 2)}`)) {
    context.used.add(index)
    return
  }
  if (isComplained(context, index)) {
    context.used.add(index)
    return
  }
  const isPlaced = ['preposition', 'or', 'and', 'field', 'not', 'equals', 'only'].includes(
    context.kindAt(index - 1) ?? '',
  )
  if (
    mention.meaning.ambiguous === true &&
    !isPlaced &&
    !isKind(context.mentions[index + 1], 'only') &&
    !isJoined(context, index) &&
    !standsAlone(context, index) &&
    !isAdmitted(context, index) &&
    !isAsked(context, index) &&
    !isSaidToHave(context, index) &&
    (context.mode === 'message' || (context.mode === 'thread' && !endsReply(context, index)))
  )
    return
  if (context.textAt(index) === 'together' && !isPlaced && isAdverb(context, index)) {
    context.used.add(index)
    return
  }
  const polarity = context.polarity(index)
  context.used.add(index)
  if (polarity === 'dropped') return
  const before = context.kindAt(context.skip(index, -1, 'article', 'preposition'))
  const isAlternative = ['or', 'and', 'comma', 'plus'].includes(before ?? '') ? ({ isAlternative: true } as const) : {}
  context.add({
    role: 'providers',
    ids: mention.meaning.ids,
    excluded: polarity === 'excluded',
    ...isAlternative,
    ...(polarity === 'meant' && isHeld(context, index) ? { holds: true as const } : {}),
    ...spanOf(mention),
  })
}

/** "Azure only", "the 5090 on Vast …, I'd try it there": named for this job, whatever its clause is for. */
const isHeld = (context: ParseContext, index: number): boolean =>
  context.mode === 'message' &&
  (isKind(context.mentions[index + 1], 'only') ||
    (isKind(context.mentions[index + 1], 'or', 'and') && isKind(context.mentions[index + 3], 'only')) ||
    (!hasOther(context, index) && isTakenUp(context)))
/** "Heard Vast has 4090s at 30 cents. What's an 8B there?" */
const isSaidToHave = (context: ParseContext, index: number): boolean =>
  context.mode === 'message' &&
  /^(?:has|have|offers?|lists?|sells?|rents?|charges?|got)\b/u.test(context.textAt(index + 1)) &&
  isTakenUp(context)
const isTakenUp = oncePerText((context) => takenUp.test(wholeText(context)))
const takenUp =
  /(?:^| )(?:try|run|rent|train|tune|do|use|book|take|host|go|cost|h ?\d{3}|a ?\d{3}|node|card|gpu|one|tokens|q?lora|finetune|training|rows|samples|examples|epochs?)(?: (?!there\b)\S+){0,6} (?:from )?there(?: |$)/u

/** "Colab kept disconnecting on me", "RunPod lost our volume twice": what somebody went through there, beside another that is wanted. */
const isComplained = (context: ParseContext, index: number): boolean =>
  context.mode === 'message' &&
  hasOther(context, index) &&
  !isKind(context.mentions[index - 1], 'preposition') &&
  complaint.test(context.textBetween(index + 1, index + 8))
const hasOther = inRestOfText((mention) => isKind(mention, 'provider', 'instance'))
const complaint =
  /^(?:(?:support|sales|hosts?|servers?|instances?|machines?) )?(?:(?:kept|keeps) (?:on )?(?!working|running|going)\w+ing\b|never (?:gave|gives|had|has|got|gets|answer\w*|came|comes|worked|works|delivered|replied)\b|(?:has|have|had|'s) been (?:\w+ ){0,2}(?:slow|unreliable|flaky|unstable|unusable|down|nightmare|mess|pain|disaster)\b|(?:was|is) (?:\w+ ){0,2}(?:slow|unreliable|flaky|unstable|unusable|nightmare|mess|pain|disaster|joke)\b|(?:lost|ate|wiped|deleted|cancelled|canceled|killed|crashed|suspended|throws|threw|kicks|kicked|disconnects|disconnected|let|died|overcharged|ignored|vanished|blocked) (?:\w+ ){0,2}(?:me|us|our|my|it|twice|again|down|out|mid)\b)/u

/** "Add Lambda to the list", "Together should be allowed too" */
function isAdmitted(context: ParseContext, index: number): boolean {
  const behind = context.textBetween(index + 1, index + 6).trim()
  if (/^(?:to|on|onto|in) the list\b/u.test(behind)) return true
  return /^(?:both|all|them|it|work|works|go)$/u.test(context.textAt(index - 1)) ? false : admits.test(behind)
}
const admits =
  /^(?:(?:should|can|could|may|would|will|must) be|is|are|works|has been) (?:\w+ ){0,2}(?:allowed|approved|permitted|in there|(?:too|as well)(?=$| ?[,.;!]))|^(?:is|are|would be|will be|should be|seems|sounds) (?:\w+ ){0,1}(?:ok|okay|fine|alright|acceptable|no problem)\b|^(?:works|will do|would do)\b/u

/** "It stays Lambda", "quote Lambda on demand", "the Lambda H100", "based on Lambda": a word of asking before it, or its GPU or price behind. */
const isAsked = (context: ParseContext, index: number): boolean =>
  isKind(context.mentions[index + 1], 'gpu') ||
  (isKind(context.mentions[index + 1], 'field-value') &&
    /^(?:on demand|spot|reserved)\b/u.test(context.textAt(index + 1))) ||
  /^(?:['’]?s )?(?:prices|pricing|price list|rates|tariffs)\b/u.test(
    context.textBetween(index + 1, index + 4).trim(),
  ) ||
  /(?:^| )(?:quote|price|check|stays|remains|take|use|pick|choose|prefer|based on)$/u.test(context.textAt(index - 1))

const isLikened = /^-? ?(?:ish|like|style|level|class|type|grade)\b(?! (?:we|i|they))/

/** "Lambda or Crusoe", "Lambda instead of RunPod", "Lambda, Nebius or Crusoe": one of several is no other word. */
function isJoined(context: ParseContext, index: number): boolean {
  const [joint, other, next] = context.mentions.slice(index + 1, index + 4)
  if (!isKind(other, 'provider')) return false
  return isKind(joint, 'or', 'and', 'instead') || (isKind(joint, 'comma') && isKind(next, 'or', 'and', 'comma'))
}

const isListed = inRestOfText((mention) => isKind(mention, 'amount', 'model'))

/** "8b + 100M tok + lambda", "3) lambda": a name between signs or lines. */
function standsAlone(context: ParseContext, index: number): boolean {
  const isEdge = (mention: Mention | undefined): boolean =>
    mention === undefined || isKind(mention, 'comma', 'sentence-end', 'sign', 'plus')
  const isAgreed = (at: number): boolean => context.mode === 'thread' && agreeing.test(context.textAt(at))
  const next = context.textAt(index + 1) === 'then' ? index + 2 : index + 1
  const isSetOff =
    (isEdge(context.mentions[index - 1]) || isAgreed(index - 1)) &&
    isEdge(context.mentions[next]) &&
    context.mentions[next] !== undefined
  // "Ok lambda then, on demand"
  if (context.mode === 'thread' && isSetOff && isOfPlan(context, index)) return true
  return isListed(context, index) && isEdge(context.mentions[index - 1]) && isEdge(context.mentions[index + 1])
}
const agreeing = /^(?:ok|okay|alright|fine|so|then|well|hm+)$/u
const isOfPlan = inRestOfText((mention) => isKind(mention, 'amount', 'model', 'gpu', 'field-value'))

/** "lambda?", "how about vast instead" */
function endsReply(context: ParseContext, index: number): boolean {
  const after = context.mentions.slice(index + 1)
  return after.every(
    (mention, at) =>
      isKind(mention, 'question', 'sentence-end', 'or', 'and', 'comma', 'provider', 'request', 'not') ||
      ['instead', 'please', 'then'].includes(context.textAt(index + 1 + at)),
  )
}

/** "900 tokens both sides together", "all together 3 epochs": no provider, which stands apart, or behind the whole of the data. */
function isAdverb(context: ParseContext, index: number): boolean {
  const before = context.mentions[index - 1]
  if (context.textAt(index + 1) === 'with') return true
  if (before === undefined || isKind(before, 'comma', 'sign', 'sentence-end', 'model', 'gpu', 'field-value', 'plus'))
    return false
  if (!isKind(before, 'amount')) return true
  const { measure, value } = before.meaning
  return measure === 'examples' || measure === 'length' || (measure === 'tokens' && value < mostOfExample)
}
/** More tokens are no example. */
const mostOfExample = 100_000
