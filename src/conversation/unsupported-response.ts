/** What is outside what is estimated: one sentence of truth, and what can be asked instead. */
import type { SampledRow } from '../catalog/sampled-models.ts'
import type { UnsupportedFacts } from '../catalog/inquiry-facts.ts'
import { longestNamed } from '../language/inquiries/sampled-inquiry.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { specToCommand } from '../recommend/explain/spec-to-command.ts'
import { formatTokens, formatUsd } from '../presentation/format/number-format.ts'
import { emptySpec, type Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { problemOutcome } from './problem-outcome.ts'
import type { RequestContext } from './request.ts'

/** One sentence of truth, and texts that are answered: with the asker's own model and data, where there are some. */
export function refuseUnsupported(
  { id, name, spec, isAnsweredBefore }: InquiryOf<'unsupported'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { kinds, examples } = context.catalog.inquiryFacts.unsupported
  const kind = kinds.find((each) => each.id === id)
  if (kind === undefined) throw new Error(`there is no kind "${id}" of what is out of reach`)
  const sampled = longestNamed(name, context.catalog.inquiryFacts.sampledModels)?.row
  if (sampled !== undefined && isAnsweredBefore !== true)
    return problemOutcome({ problem: askedAmount(name, sampled), style: 'command' }, request, context)
  if (isAnsweredBefore === true) {
    const { message, suggestions } = outsideAgain(kind, name, spec, context.catalog.inquiryFacts.unsupported)
    return problemOutcome({ problem: problemOf(message, suggestions, [name]), style: 'command' }, request, context)
  }
  const listed = makersPrice(name, spec, context)
  const message = `${listed === null ? '' : `${listed} `}${kind.sentence.replace('{name}', () => `“${name}”`)} ${kind.instead}`
  const suggestions =
    // Rows of a table are no text.
    spec.tokens === null || id === 'tables'
      ? examples
      : commandsWith(spec, context.catalog.inquiryFacts.goals.params.base)
  return problemOutcome({ problem: problemOf(message, suggestions, [name]), style: 'command' }, request, context)
}

/** Of a model that is reckoned by its samples: how many there are. */
function askedAmount(name: string, { sample, epochs }: SampledRow): ReturnType<typeof problemOf> {
  const [what, much] = sample === 'sound' ? ['hours of sound', '100 hours of audio'] : ['images', '20k images']
  return problemOf(
    `How many ${what}, and how many epochs, is “${name}” trained on? With them it has hours and a price.`,
    [`${name} ${much}, ${epochs ?? (sample === 'sound' ? 3 : 50)} epochs`],
    [name],
  )
}

/** "OpenAI lists $25 for a million training tokens of gpt-4o: 1B tokens come to $25,000, all passes counted." Null: no price is on record. */
export function makersPrice(name: string, { tokens }: Spec, { catalog }: EngineContext): string | null {
  const id = name.toLowerCase().replaceAll(' ', '-')
  for (const service of catalog.hosted.values()) {
    const entry = service.entries.find(({ models, scope }) => scope === null && models.includes(id))
    if (entry === undefined || service.hosting === null) continue
    const { base, asOf } = entry.high
    const sum =
      tokens === null
        ? ''
        : `: ${formatTokens(tokens)} come to ${formatUsd(base * tokens)}, all passes over the data counted`
    const ends =
      service.closing === null
        ? ''
        : ` It is closing: ${service.closing.what.replace('after it', () => `after ${service.closing?.date}`)}.`
    return `${service.name} lists ${formatUsd(base * 1e6)} for a million training tokens of ${id} (${asOf})${sum}.${ends}`
  }
  return null
}

/** In a line: it stays outside, and what its GPUs cost by the hour can be said where such models train on rented ones. */
function outsideAgain(
  { isRented }: UnsupportedFacts['kinds'][number],
  name: string,
  { gpus, gpuCount }: Spec,
  { again, examples }: UnsupportedFacts,
): { readonly message: string; readonly suggestions: readonly string[] } {
  const message = again.sentence.replace('{name}', () => `“${name}”`)
  if (isRented !== true) return { message, suggestions: examples }
  const [gpu = again.gpu] = gpus ?? []
  const named = gpus === null ? '' : /^on (\S+)$/u.exec(specToCommand({ ...emptySpec, gpus }))?.[1]
  const text = `price of ${gpuCount ?? 1} ${named || gpu} for ${again.hours.base} hours`
  return { message: `${message} ${again.rented}`, suggestions: [text] }
}

const commandsWith = ({ params, model, tokens, method }: Spec, usualParams: number): string[] => [
  specToCommand({ ...emptySpec, model, params: params ?? usualParams, tokens, method: method ?? 'lora' }),
]

const problemOf = (message: string, suggestions: readonly string[], terms: readonly string[] = []) =>
  ({ kind: 'unknown', message, terms: [...terms], suggestions: [...suggestions] }) as const
