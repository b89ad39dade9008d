/** The sequence length that holds the examples, where nobody says one. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { formatRounded } from '../../scenario/format-values.ts'
import { isOfShortTexts } from './capped-lengths.ts'
import type { DataQuantities } from './data-quantities.ts'
import type { Draft } from './scenario-draft.ts'
import { holdingLength } from '../../scenario/holding-length.ts'

/** Examples longer than the usual sequence would be cut: the next length that people train with holds them. Documents of pretraining are cut anyway. */
export function holdExamples(
  draft: Draft,
  data: DataQuantities,
  [answers, usualTask]: readonly [number, string | null],
  { models, usualSequences }: Vocabulary,
  text: string,
): void {
  // "100M tokens, 4,096 tokens each": so long too, however many they are.
  const ofTotal = data.tokens === null || data.examples !== null ? null : (data.length?.value ?? null)
  const each = draft.corpus?.examples == null ? ofTotal : draft.corpus.tokensPerExample
  const said = [data.length, data.tokens].find((one) => one !== null && one.value === each)
  const isUsual = said == null && data.usualLength !== null && data.usualLength === each
  const tokens = (each ?? 0) / answers
  const model = models.byId.get(draft.get('model') ?? '')
  const isSorted = isOfShortTexts(draft.get('task') ?? usualTask) || model?.shape.bidirectional === true
  if (each !== null && draft.base === null && isSorted && draft.get('task') !== 'pretrain')
    return holdShort(draft, tokens, model?.contextLimit ?? longestHeld)
  if ((said == null && !isUsual) || tokens <= usualSequences.otherwise) return
  if (draft.get('task') === 'pretrain' || draft.get('sequenceLength') !== null) return
  const length = holdingLength(tokens)
  const limit = model?.contextLimit ?? longestHeld
  const isWhole = uncut.test(text)
  const most = isWhole ? Math.max(limit, longestHeld) : Math.min(limit, isUsual ? longestUsual : longestHeld)
  // Pages are text, of which any part is as good as another.
  if (length > most || (said?.slot.amount.note !== undefined && !isWhole)) {
    draft.addRemark('sequenceLength', `Texts of ${formatRounded(tokens)} tokens are taken as cut into sequences.`)
    return
  }
  draft.set('sequenceLength', length)
  const isOfMean = !isUsual && tokens > meanOfMost * length && ofMean.test(text)
  draft.addRemark(
    'sequenceLength',
    `Sequence length ${formatRounded(length)} holds examples of ${formatRounded(tokens)} tokens${isOfMean ? ', longer ones are cut' : ''}.`,
  )
}
const ofMean = /(?:\b(?:about|around|roughly|average|averaging|avg|mean|median|typically|approx\w*|ca)\b|~)/u
/** Of what is long the longest are several times the mean. */
const meanOfMost = 0.5

/** What an encoder sorts or embeds is not packed: a sequence of twice the mean holds nearly all of it. */
function holdShort(draft: Draft, tokens: number, limit: number): void {
  if (draft.get('sequenceLength') !== null) return
  const length = Math.min(limit, shortSequence(tokens))
  draft.set('sequenceLength', length)
  const isCut = length < tokens * overMean
  if (isCut && tokens > length) countCut(draft, length / tokens)
  draft.addRemark(
    'sequenceLength',
    isCut
      ? `Texts of more than ${formatRounded(length)} tokens are taken as cut: this model reads no more${tokens > length ? ', so no more of each is counted' : ''}.`
      : `Sequence length ${formatRounded(length)} holds examples of ${formatRounded(tokens)} tokens.`,
  )
}

/** Of texts that are longer than what a model reads the rest is no work. `share`: of each text that is read. */
function countCut(draft: Draft, share: number): void {
  const { corpus } = draft
  if (corpus?.examples == null || corpus.tokensPerExample === null) return
  const tokensPerExample = corpus.tokensPerExample * share
  const tokensPerEpoch = tokensPerExample * corpus.examples
  draft.corpus = { ...corpus, tokensPerExample, tokensPerEpoch }
  draft.set('tokens', Math.round(tokensPerEpoch * corpus.epochs))
}

/** A sequence that is about twice as long as the mean of the texts in it. Tokens. */
export const shortSequence = (meanTokens: number): number => holdingLength(meanTokens * overMean)
const overMean = 1.5

const uncut =
  /\b(?:(?:full|whole|entire) length|(?:not|never)(?: be)? (?:truncated?|chunked|cut)|(?:no|without|zero) (?:truncat\w+|chunking|cutting)|un(?:truncated|chunked))\b/u
/** Longer ones are books rather than examples. */
const longestHeld = 131_072
/** What a kind of text usually is decides of no more than this. */
const longestUsual = 16_384
