/** What a change of a trainer's configuration does to its plan. */
import type { ConversationEngine } from '../conversation/conversation-engine.ts'
import type { RequestContext } from '../conversation/request.ts'
import { looksLikeConfig } from '../language/config/config-detection.ts'
import type { Option } from '../recommend/recommendation.ts'

/** A plan, or why there is none. */
export type PlannedConfig = { readonly option: Option } | { readonly problem: string }

export type ConfigChange = {
  readonly path: string
  /** Null: there was no such file, or it was no configuration; or there is none any more. */
  readonly before: PlannedConfig | null
  readonly after: PlannedConfig | null
  /** The plan before, where the changed run does not fit on its GPUs, or only with weights or states on the host. */
  readonly noLongerFits: { readonly option: Option; readonly fitsOffloaded: boolean } | null
  /** Neither the files nor the words say how much data there is: it is counted by so many tokens. */
  readonly isPerAssumedData: boolean
}

export type ConfigTexts = { readonly path: string; readonly before: string | null; readonly after: string | null }

/** What is counted where nobody says how much data there is. */
export const assumedData = '100M tokens'

type Ask = { readonly engine: Pick<ConversationEngine, 'handle'>; readonly context: RequestContext }

/** `words` stand beside each configuration: how much data, which GPUs. Null where neither text is a configuration. */
export function configChange(texts: ConfigTexts, words: string, ask: Ask): ConfigChange | null {
  const isOpen = [texts.before, texts.after].some(
    (text) => text !== null && problemKind(text, words, ask) === 'missing-data',
  )
  const allWords = isOpen ? `${words} ${assumedData}`.trim() : words
  const before = texts.before === null ? null : planOf(texts.before, allWords, ask)
  const after = texts.after === null ? null : planOf(texts.after, allWords, ask)
  if (before === null && after === null) return null
  return {
    path: texts.path,
    before,
    after,
    noLongerFits: texts.after === null ? null : lostFit(before, texts.after, allWords, ask),
    isPerAssumedData: isOpen,
  }
}

const handle = (config: string, words: string, { engine, context }: Ask) =>
  engine.handle({ kind: 'config', configs: [config], text: words }, context)

function problemKind(config: string, words: string, ask: Ask): string | null {
  const outcome = handle(config, words, ask)
  return outcome.kind === 'problem' ? outcome.problem.kind : null
}

/** Null where the text is no trainer's configuration. */
function planOf(config: string, words: string, ask: Ask): PlannedConfig | null {
  if (!looksLikeConfig(config)) return null
  const outcome = handle(config, words, ask)
  if (outcome.kind === 'plan') return { option: outcome.answer.recommendation.best }
  if (outcome.kind === 'problem' || outcome.kind === 'infeasible') return { problem: outcome.problem.message }
  throw new Error(`a configuration was answered with "${outcome.kind}"`)
}

/** Where the changed run is planned on the GPUs that it had before: those, if it does not fit there. */
function lostFit(before: PlannedConfig | null, after: string, words: string, ask: Ask): ConfigChange['noLongerFits'] {
  if (before === null || 'problem' in before) return null
  const { option } = before
  const { gpu, gpuCount } = option
  const outcome = handle(after, `${words} on ${gpuCount} ${gpu}`, ask)
  if (outcome.kind === 'infeasible') return { option, fitsOffloaded: false }
  const needsHost = outcome.kind === 'plan' && outcome.answer.recommendation.best.layout.offload !== 'none'
  return needsHost && option.layout.offload === 'none' ? { option, fitsOffloaded: true } : null
}
