/** What longer sequences do to the plan: attention grows with the length, all else with the tokens. */
import type { TextCut } from '../../language/circumstances/circumstances.ts'
import { formatCount, formatParameters, formatPercent, formatTokens, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Width times layers of a dense model by its size, where its shape is not known: of 7B, growing so (of 1B to 405B within a fifth). */
const ofSeven = { params: 7e9, widthTimesLayers: 131_072, power: 0.7 }

/** What attention adds to the arithmetic of a token in sequences of a length; null where the size of the model is not known. */
function shareOfLength({
  scenario: { spec },
  params,
  activeParams,
  catalog,
}: QuestionContext): { readonly share: (length: number) => number; readonly atWork: number } | null {
  const shape = spec.model === null ? undefined : catalog?.models.get(spec.model)?.shape
  const atWork = shape?.activeParams ?? activeParams ?? params
  if (atWork === undefined) return null
  const width =
    shape === undefined || shape === null
      ? ofSeven.widthTimesLayers * (atWork / ofSeven.params) ** ofSeven.power
      : shape.hidden * shape.layers * (shape.bidirectional === undefined ? 1 : 2)
  return { share: (length) => (length * width) / atWork, atWork }
}

/** What of a saving is the tokens that are cut off, and what attention, which falls with the length of the rest. */
export function cutAttention(context: QuestionContext, { from, to, sequences }: TextCut): string {
  const known = shareOfLength(context)
  const { tokens } = context.scenario.spec
  const kept = `${formatTokens(((tokens ?? 0) * to) / from)} of the ${formatTokens(tokens ?? 0)} are left, ${formatPercent(to / from)}`
  if (known === null) return `Most of the saving is the tokens that are cut off: ${kept}.`
  const before = context.recommendation.best.sequenceLength
  const [long, short] = [known.share(Math.min(before, from)), known.share(Math.min(sequences, to))]
  const work = (to / from) * ((1 + short) / (1 + long))
  return `Most of the saving is the tokens that are cut off (${kept}); attention adds ${formatPercent(short)} instead of ${formatPercent(long)} to the arithmetic of a token, so ${formatPercent(work)} of the work is left. Start-up and disks stay, and what stood behind the cut is not learned.`
}

/** What attention adds to the arithmetic of a token: scores and their sums, against 2 FLOPs a weight. */
export function attention(context: QuestionContext): string {
  const {
    scenario: { spec },
    catalog,
    args,
    recommendation: { best },
  } = context
  const known = shareOfLength(context)
  if (known === null) return ''
  const { share, atWork } = known
  const shape = spec.model === null ? undefined : catalog?.models.get(spec.model)?.shape
  const { sequenceLength, usd, allInUsd } = best
  const named = args?.numbers?.find(({ value }) => value > sequenceLength && value <= longest)?.value
  // "Is the long context the reason that it is dear?": against texts of a usual length.
  if (named === undefined && args?.asksMoney === true && sequenceLength > usual) {
    const saved = usd.p50 * (1 - (1 + share(usual)) / (1 + share(sequenceLength)))
    const part = saved / allInUsd.p50
    const verdict = part < little ? 'No, hardly' : part < main ? 'In part' : 'Yes, mostly'
    return `${verdict}: at ${formatCount(sequenceLength)} attention adds ${formatPercent(share(sequenceLength))} to the arithmetic of a token${shape == null ? ' (for a usual shape of that size)' : ''}, at ${formatCount(usual)} ${formatPercent(share(usual))}, so the length makes about ${formatUsd(saved)} of the ${formatUsd(allInUsd.p50)}.${part < main ? ` Most of it is ${formatParameters(atWork)} parameters times ${formatTokens(spec.tokens ?? 0)}.` : ''}`
  }
  const longer = named ?? 4 * sequenceLength
  const more = usd.p50 * ((1 + share(longer)) / (1 + share(sequenceLength)) - 1)
  return `Yes, ${more < little * allInUsd.p50 ? 'a little' : 'noticeably'}: the same tokens in sequences of ${formatCount(longer)} instead of the planned ${formatCount(sequenceLength)} cost about ${formatUsd(more)} more, as attention adds ${formatPercent(share(longer))} instead of ${formatPercent(share(sequenceLength))} to the arithmetic of a token${shape == null ? ' (for a usual shape of that size)' : ''}. Texts that are longer because they hold more cost by their tokens; padding that is not packed costs more.`
}
const little = 0.1
/** From this share of the bill on it is the length that makes it dear. */
const main = 0.4
const usual = 2048
/** A larger number is no length of a sequence. */
const longest = 1_048_576
