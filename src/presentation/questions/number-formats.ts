/** Which number formats a GPU computes in: sentences that stand in those of data/questions. */
import type { GpuId } from '../../catalog/ids.ts'
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

/** What each word in braces of data/questions stands for, of formats. */
export const numberFormats: Readonly<Record<string, (context: QuestionContext) => string>> = {
  bfloat: (context) => formatOf(context, 'bf16'),
  eightBits: (context) =>
    (context.args?.asksWhichCards === true || context.args?.asksNeed === true) && !namesCard(context)
      ? cardsWith(context, 'fp8')
      : formatOf(context, 'fp8'),
  fourBits: (context) =>
    namesCard(context) ? '' : formatOf(context, 'fp4').replace(/^Yes: /u, 'Of the arithmetic alone, '),
  fourBitsNamed: (context) => (namesCard(context) ? formatOf(context, 'fp4') : ''),
}
