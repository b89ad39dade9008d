/** What the catalog does not have: GPUs, models, providers and tasks that are named all the same. */
import { anywhere } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { type MentionOfKind, isKind } from '../lexicon/meanings.ts'

/** A remark and a size where that is enough to plan by; else a slot that says why there is no plan. */
export function fillOutOfCatalog(context: ParseContext): void {
  for (const { mention, index } of context.unused('out-of-catalog')) fillOutOfCatalogSlot(context, index, mention)
}

/** Names of what exists and has no data here: refused, but beside what is asked for in prose. */
function fillOutOfCatalogSlot(context: ParseContext, index: number, mention: MentionOfKind<'out-of-catalog'>): void {
  context.used.add(index)
  // What is not wanted needs no data; and prose names many things beside the one that is asked for.
  const isHost = mention.meaning.what === 'machine' && context.has('gpu', 'instance')
  if (context.polarity(index) !== 'meant' || isHost || (context.mode === 'message' && isAside(context, mention))) return
  // "8b lora 50M tokens. What about RAG instead?": the job is whole, and this is asked beside it.
  const isAsked = mention.meaning.what === 'task' && isOfQuestion(context, mention.to)
  if (isAsked && hasData(context) && (context.has('model') || hasSize(context))) return
  // "SigLIP + 8B": a small part of a larger model, which is what is trained.
  if (visionTowers.has(context.textAt(index)) && (context.has('model') || hasSize(context))) {
    const note = `“${context.textAt(index)}” is taken for the part that sees, which is small beside the model: its size is not counted.`
    context.add({ role: 'remark', note, from: mention.from, to: mention.to })
    return
  }
  const next = context.mentions[index + 1]
  const isNumber = isKind(next, 'amount') && !context.used.has(index + 1) && next.meaning.measure === null
  const sizeAt = behindKindWords(context, index)
  const size = context.mentions[sizeAt]
  const isSize = isKind(size, 'amount') && !context.used.has(sizeAt) && size.meaning.measure === null
  // "gpt2 124M", "GPT-2 style 124M"
  if (mention.meaning.bySize === true && isSize && ['b', 'm'].includes(size.meaning.magnitude)) {
    const note = `“${context.textAt(index)}” is counted as a dense model of its size, as there is no data on it.`
    context.add({ role: 'remark', note, from: mention.from, to: mention.to })
    const amount = { ...size.meaning, measure: 'params' as const }
    context.add({ role: 'quantity', measure: 'params', amount, from: size.from, to: size.to }, sizeAt)
    return
  }
  // "A 125M GPT-2 style model"
  const before = context.mentions[index - 1]
  if (
    mention.meaning.bySize === true &&
    isKind(before, 'amount') &&
    !context.used.has(index - 1) &&
    before.meaning.measure === null &&
    ['b', 'm'].includes(before.meaning.magnitude)
  ) {
    const note = `“${context.textAt(index)}” is counted as a dense model of its size, as there is no data on it.`
    context.add({ role: 'remark', note, from: mention.from, to: mention.to })
    const amount = { ...before.meaning, measure: 'params' as const }
    context.add({ role: 'quantity', measure: 'params', amount, from: before.from, to: before.to }, index - 1)
    return
  }
  // "llava-ish 13B": the size stands somewhere else.
  if (mention.meaning.bySize === true && mention.meaning.params === undefined && hasSize(context)) {
    const note = `“${context.textAt(index)}” is counted as a dense model of the size that is given, as there is no data on it.`
    context.add({ role: 'remark', note, from: mention.from, to: mention.to })
    return
  }
  if (mention.meaning.params !== undefined) {
    const note = 'The model is counted as a dense decoder of its size, as there is no data on it.'
    context.add({ role: 'remark', note, from: mention.from, to: mention.to })
    const again = sizeInBrackets(context, index, mention.meaning.params)
    if (again !== null) {
      const { meaning, from, to } = again.size
      context.add(
        { role: 'quantity', measure: 'params', amount: { ...meaning, measure: 'params' }, from, to },
        again.at,
      )
      return
    }
    context.add({
      role: 'quantity',
      measure: 'params',
      amount: sizeOf(mention.meaning.params),
      from: mention.from,
      to: mention.to,
    })
    return
  }
  // "claude sonnet 4.5": a part of the name.
  const isVersion =
    isNumber && mention.meaning.what === 'model' && next.meaning.magnitude === '' && next.meaning.value < maxVersion
  if (isVersion) context.used.add(index + 1)
  context.add({
    role: 'invalid',
    kind: 'unknown',
    sentence: mention.meaning.sentence,
    what: mention.meaning.what,
    ...(mention.meaning.alternatives === undefined ? {} : { alternatives: mention.meaning.alternatives }),
    from: mention.from,
    to: isVersion ? next.to : mention.to,
  })
}

const visionTowers: ReadonlySet<string> = new Set(['clip', 'siglip', 'siglip2', 'vit'])

/** "GPT-2 style", "bert-like": the index behind the words that say that it only is of the kind. */
export function behindKindWords(context: ParseContext, index: number): number {
  let at = index + 1
  while (kindWords.has(context.textAt(at))) at += 1
  return at
}
/** "GPT-2 small (124M)": the size of the name, told again. */
function sizeInBrackets(
  context: ParseContext,
  index: number,
  params: number,
): { readonly at: number; readonly size: MentionOfKind<'amount'> } | null {
  const at = [index + 1, index + 2].find((one) => isKind(context.mentions[one], 'amount'))
  const size = context.mentions[at ?? -1]
  if (at === undefined || !isKind(size, 'amount') || size.meaning.measure !== null) return null
  return Math.abs(size.meaning.value / params - 1) < 0.15 ? { at, size } : null
}

const kindWords: ReadonlySet<string> = new Set(['-', 'style', 'styled', 'like', 'class', 'type', 'scale', 'sized'])

const sizeOf = (params: number) =>
  ({
    kind: 'amount',
    value: params,
    unitValue: params,
    magnitude: 'b',
    capital: false,
    measure: 'params',
    inWords: false,
  }) as const

const maxVersion = 20

/** In prose: a word about serving, or a model or GPU beside one that there is data on. */
function isAside(context: ParseContext, mention: MentionOfKind<'out-of-catalog'>): boolean {
  if (mention.meaning.what === 'task' || mention.meaning.what === 'provider' || mention.meaning.what === 'pairs')
    return true
  if (mention.meaning.what === 'length' || mention.meaning.what === 'machine') return false
  if (mention.meaning.what === 'gpu') return context.has('gpu', 'instance')
  return context.has('model') || hasSize(context)
}

/** Its sentence ends with a question mark. */
function isOfQuestion({ tokens }: ParseContext, from: number): boolean {
  const end = tokens.slice(from).find(({ text }) => /^[.;!?\n]$/u.test(text))
  return end?.text === '?'
}

/** What is trained on is counted. */
const hasData = anywhere(
  (other) => isKind(other, 'amount') && (other.meaning.measure === 'tokens' || other.meaning.measure === 'examples'),
)

/** A number of parameters: "7B", "1.5b parameters". */
const hasSize = anywhere(
  (other) =>
    isKind(other, 'amount') &&
    (other.meaning.measure === 'params' || (other.meaning.measure === null && other.meaning.magnitude === 'b')),
)
