/** Which number formats a GPU computes in: sentences that stand in those of data/questions. */
import type { GpuId } from '../../catalog/ids.ts'
import { overflowingOf } from '../../recommend/explain/half-precision.ts'
import { capitalized } from '../../recommend/figure-text.ts'
import { formatList } from '../../scenario/format-values.ts'
import { commonName } from '../format/display-names.ts'
import { formatCount } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

type Format = 'bf16' | 'fp8' | 'fp4'

/** What the GPU that is named, or that of the plan, has of a format, and in what it trains instead. */
function formatOf(context: QuestionContext, format: Format): string {
  const { recommendation, catalog, subject, subjectText, renderContext } = context
  const named = subject?.gpus ?? []
  const gpus = named.length > 0 ? named : [recommendation.best.gpu]
  const peaks = gpus.map((id) => catalog?.gpus.get(id)?.peak)
  const [peak] = peaks
  if (peak === undefined) return ''
  const namesOf = (ids: readonly GpuId[]): string => formatList(ids.map((id) => renderContext.names.gpu(id)))
  const [having, lacking] = [
    gpus.filter((_, at) => peaks[at]?.[format] != null),
    gpus.filter((_, at) => peaks[at]?.[format] == null),
  ]
  // "AMD", "RTX": some have it.
  if (having.length > 0 && lacking.length > 0)
    return `${namesOf(having)} ${having.length > 1 ? 'compute' : 'computes'} in ${words[format]}, ${namesOf(lacking)} ${lacking.length > 1 ? 'do' : 'does'} not. ${whereIt[format]}`.trim()
  const common = commonName(gpus.map((gpu) => renderContext.names.gpu(gpu)))
  // "Ampere": of all of them alike.
  const name = common === '' ? capitalized(subjectText) : `the ${common}`
  const [rate, usual] = [peak[format]?.base, peak.bf16?.base ?? peak.fp16?.base]
  if (rate === undefined)
    return `${capitalized(name)} has no ${words[format]}: ${insteadOf(format, peak.bf16 !== null)}`
  const beside =
    format === 'bf16' || usual === undefined
      ? ''
      : `, at ${formatCount(Number((rate / usual).toPrecision(2)))} times the peak rate of 16 bits`
  return `Yes: ${name} computes in ${words[format]}${beside}. ${whereIt[format]}`.trim()
}

const words: Readonly<Record<Format, string>> = { bf16: 'bf16', fp8: 'FP8', fp4: 'FP4' }

/** What is done where the format is there. */
const whereIt: Readonly<Record<Format, string>> = {
  bf16: '',
  fp8: 'Whole runs gain about 1.3-1.5 times from it on dense models from some 8B up, little on small ones or LoRA of a frozen bf16 base (rule of thumb).',
  fp4: '',
}

function insteadOf(format: Format, hasBfloat: boolean): string {
  if (format === 'fp4')
    return 'weights in 4 bits (QLoRA, NF4) are something else: they are held so and computed with in 16 bits, which every GPU here can.'
  return hasBfloat
    ? 'it trains in bf16 instead; weights in 8 bits are another thing, and can be held on any card.'
    : 'it trains in fp16 with loss scaling, which every trainer does by itself (fp16=True), so it matters little; watch for a loss of NaN.'
}

const namesCard = ({ subject }: QuestionContext): boolean => (subject?.gpus.length ?? 0) > 0

/** "Hopper (H100 SXM, H200 SXM), …": the cards with most prices on record of each generation that has a format, and whether that of the plan has it. */
function cardsWith(
  { catalog, recommendation: { best }, renderContext: { names } }: QuestionContext,
  format: Format,
): string {
  const seen = new Map<GpuId, number>()
  for (const { gpu } of catalog?.observations ?? []) seen.set(gpu, (seen.get(gpu) ?? 0) + 1)
  const having = new Map<string, string[]>()
  for (const [id] of [...seen].toSorted(([, one], [, other]) => other - one)) {
    const card = catalog?.gpus.get(id)
    if (card === undefined || card.peak[format] === null) continue
    const listed = having.get(card.architecture.name) ?? []
    if (listed.length < mostOfGeneration) having.set(card.architecture.name, [...listed, names.gpu(id)])
  }
  const generations = [...having].map(([generation, cards]) => `${generation} (${cards.join(', ')})`)
  const own = catalog?.gpus.get(best.gpu)?.peak[format] === null ? 'does not' : 'does'
  return `These and their like compute in ${words[format]}: ${generations.join('; ')}; older ones, such as the A100, do not. The plan’s ${names.gpu(best.gpu)} ${own}.`
}
const mostOfGeneration = 2

/** "Should I train in fp16, heard T5 goes nan": by what the card has, and whether the model leaves the range of fp16. */
function halfPrecision({ recommendation: { best }, catalog, scenario, args, renderContext }: QuestionContext): string {
  const card = renderContext.names.gpu(best.gpu)
  const hasBfloat = catalog?.gpus.get(best.gpu)?.peak.bf16 != null
  const ofCatalog = catalog === undefined ? null : overflowingOf(scenario.spec.model, catalog)
  const ofNotes = scenario.notes.some((note) => /\bt5\b/iu.test(note)) ? 'T5' : null
  const name = args?.overflowing ?? ofCatalog ?? ofNotes
  const why =
    name === null
      ? 'The NaN comes from the range: fp16 ends at 65,504, and activations or gradients that outgrow it become inf; bf16 has the range of fp32'
      : `${name} was trained in bf16, and its activations outgrow the 65,504 at which fp16 ends, so the loss turns NaN (recalled)`
  if (hasBfloat)
    return `bf16, not fp16: the ${card} has bf16, at the same memory and speed, so the plan stays as it is. ${why}.`
  if (name === null)
    return `fp16, with loss scaling (fp16=True): the ${card} has no bf16. ${why}; so watch for a loss of NaN, and lower the learning rate or clip gradients where it comes.`
  return `Not in plain fp16: ${why}. The ${card} has no bf16, so keep the parts that overflow in fp32 (slower, and more memory) or rent a card that has bf16, any from Ampere on (A10, L4, RTX 3090); try 100 steps first.`
}

/** What each word in braces of data/questions stands for, of formats. */
export const numberFormats: Readonly<Record<string, (context: QuestionContext) => string>> = {
  halfPrecision,
  bfloat: (context) => formatOf(context, 'bf16'),
  eightBits: (context) =>
    (context.args?.asksWhichCards === true || context.args?.asksNeed === true) && !namesCard(context)
      ? cardsWith(context, 'fp8')
      : formatOf(context, 'fp8'),
  fourBits: (context) =>
    namesCard(context) ? '' : formatOf(context, 'fp4').replace(/^Yes: /u, 'Of the arithmetic alone, '),
  fourBitsNamed: (context) => (namesCard(context) ? formatOf(context, 'fp4') : ''),
}
