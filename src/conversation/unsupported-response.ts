/** What is outside what is estimated: one sentence of truth, and what can be asked instead. */
import type { UnsupportedFacts } from '../catalog/inquiry-facts.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { specToCommand } from '../recommend/explain/spec-to-command.ts'
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
  if (isAnsweredBefore === true) {
    const { message, suggestions } = outsideAgain(kind, name, spec, context.catalog.inquiryFacts.unsupported)
    return problemOutcome({ problem: problemOf(message, suggestions, [name]), style: 'command' }, request, context)
  }
  const message = `${kind.sentence.replace('{name}', () => `“${name}”`)} ${kind.instead}`
  const suggestions =
    spec.tokens === null ? examples : commandsWith(spec, context.catalog.inquiryFacts.goals.params.base)
  return problemOutcome({ problem: problemOf(message, suggestions, [name]), style: 'command' }, request, context)
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
