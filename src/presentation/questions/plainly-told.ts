/** What the plan says where somebody asks plainly: who pays so much, whether to wait, how many pages, which layers, small devices. */
import { ownServersId } from '../../offers/owned-offers.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatDuration, formatParameters, formatTokens, formatUsd } from '../format/number-format.ts'
import { wordsPerPage, wordsPerToken } from '../format/words-of-text.ts'
import type { QuestionContext } from './question-context.ts'
import { isSparse } from './sparse-model.ts'

/** Dollars up to which such runs are paid by whom: rules of thumb. */
const payers = [
  [300, 'nearly anybody runs such jobs: students, freelancers, small companies'],
  [10_000, 'that is for companies with a product, funded start-ups and research groups'],
  [200_000, 'that is for larger companies, well funded start-ups and universities with a grant'],
] as const

function whoPaysSo({ recommendation: { best } }: QuestionContext): string {
  const { p50 } = best.allInUsd
  const of = payers.find(([most]) => p50 < most)?.[1] ?? 'that is for AI labs, large companies and programmes of states'
  return `At ${formatUsd(p50)} ${of}.`
}

/** Sellers of whom a price was seen. */
function sellerCount({ catalog }: QuestionContext): string {
  const sellers = new Set((catalog?.observations ?? []).map(({ provider }) => provider))
  return sellers.size === 0 ? '' : `${formatCount(sellers.size)} sellers are compared.`
}

/** A fall of prices that somebody may hope for, and sums for which it is worth little. */
const [fall, smallSum] = [0.1, 1_000]

/** "Buy now or wait?" */
function worthOfWaiting({ recommendation: { best } }: QuestionContext): string {
  if (best.provider === ownServersId) return 'There is nothing to wait for: the plan runs on GPUs of your own.'
  const { p50 } = best.allInUsd
  const saved = `a fall by a tenth would save ${formatUsd(fall * p50)} of the ${formatUsd(p50)}`
  return p50 < smallSum
    ? `Start now: ${saved}, which is not worth a week.`
    : `Start when you need it: ${saved}, and prices may rise as well.`
}

/** "How many pages is that?" '' where something else is asked of tokens. */
function tokensAsPages(context: QuestionContext): string {
  return context.args?.tokensAs === 'pages' ? tokensHere({ ...context, args: {} }) : ''
}

/** What the tokens of the plan are in words; '' where it was said. */
function tokensHere({ args, scenario: { spec }, recommendation: { best } }: QuestionContext): string {
  if (args?.tokensAs === 'pages') return ''
  const tokens = spec.tokens ?? 0
  const words = formatParameters(tokens * wordsPerToken)
  const pages = formatParameters((tokens * wordsPerToken) / wordsPerPage)
  const price = `at ${formatUsd((best.allInUsd.p50 * 1e6) / (spec.tokens ?? 1))} a million in total`
  return `The ${formatTokens(tokens)} here are some ${pages} pages of ${formatCount(wordsPerPage)} words, ${words} words in all, ${price}.`
}

/** "Does it train on a phone?" */
function tinyDevice({ args, recommendation: { best } }: QuestionContext): string {
  const { device = 'a Raspberry Pi, a phone or an office laptop' } = args ?? {}
  return `No: ${device} has neither the memory nor the arithmetic; what takes ${formatDuration(best.hours.p50)} here would take it weeks to years.`
}

/** Whether what chooses the experts is trained. */
const routerFrozen = ({ args, recommendation: { best } }: QuestionContext): string =>
  args?.ofRouter !== true || best.loraRank === null
    ? ''
    : 'The router stays frozen in most recipes with LoRA (recalled); a trainer that takes “all linear layers” by the word trains it too, so name the modules.'

/** What is gained by adapters on more layers. */
const whichLayers = ({ args, params, activeParams, recommendation: { best } }: QuestionContext): string =>
  best.loraRank === null || args?.ofRouter === true
    ? ''
    : `${isSparse(params, activeParams) ? 'Adapters on the experts learn more where the task is far from what the model knows, are most of the adapter, and not every trainer has them; on' : 'On'} attention alone it is small, a little faster, and enough for tone and format (rule of thumb).`

/** Bytes of a parameter in 4 bits with its scales, and in 16. */
const [fourBits, sixteenBits] = [0.6, 2]

/** What running it takes. */
const smallInMemory = ({ params }: QuestionContext): string =>
  params === undefined
    ? ''
    : `This model takes about ${formatBytes(params * fourBits)} of memory in 4 bits, ${formatBytes(params * sixteenBits)} in 16, and some GB besides.`

/** By the words in braces of data/questions. */
export const toldFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  whoPaysSo,
  sellerCount,
  worthOfWaiting,
  tokensAsPages,
  tokensHere,
  tinyDevice,
  routerFrozen,
  whichLayers,
  smallInMemory,
}
