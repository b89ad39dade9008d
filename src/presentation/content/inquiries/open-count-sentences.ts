/** How many GPUs a job needs whose data nobody told: the question back, with what memory, money and time allow. */
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatTokens, formatUsd } from '../../format/number-format.ts'
import type { Option } from '../../../recommend/recommendation.ts'

export type CountOfMethod = {
  /** "LoRA", "Full fine-tuning". */
  readonly title: string
  /** Plans for amounts of data. */
  readonly plans: readonly { readonly tokens: number; readonly best: Option }[]
  /** The data that the money pays for in the time; null: no money is told, or it pays for none. */
  readonly most: { readonly tokens: number; readonly best: Option } | null
}

/** What is asked back comes first. */
export function openCountSentences(
  methods: readonly CountOfMethod[],
  limits: { readonly usd: number | null; readonly hours: number | null },
  names: DisplayNames,
): readonly string[] {
  const within = [
    ...(limits.usd === null ? [] : [formatUsd(limits.usd)]),
    ...(limits.hours === null ? [] : [formatDuration(limits.hours)]),
  ].join(' and ')
  const each = methods.map(({ title, plans, most }) => {
    const tried = plans.map(
      ({ tokens, best }) =>
        `${formatTokens(tokens)} on ${planName(best, names)} in ${formatDuration(best.hours.p50)}, ${formatUsd(best.allInUsd.p50)}`,
    )
    const end =
      most === null ? '' : ` ${within} pay for up to ${formatTokens(most.tokens)}, on ${planName(most.best, names)}.`
    return `${title}: ${tried.join('; ')}.${end}`
  })
  const spans = methods.map(({ title, plans, most }) => {
    const counts = [...plans, ...(most === null ? [] : [most])].map(({ best }) => best.gpuCount)
    const [few, many] = [Math.min(...counts), Math.max(...counts)]
    return `${few === many ? formatCount(few) : `${formatCount(few)} to ${formatCount(many)}`} with ${title.replace('Full', 'full')}`
  })
  return methods.length === 0
    ? []
    : [
        `Roughly ${spans.join(', ')}. Which depends on what you do not say: how much data (tokens, or examples × length × epochs)${methods.length > 1 ? ', and LoRA or full fine-tuning' : ''}.`,
        ...each,
        'Memory sets the fewest GPUs and the deadline whether more are needed; money rarely binds with little data. Say the data and you get the plan.',
      ]
}
