/** A phrase of the language that stands for keys of a configuration, and what rules make phrases of. */
import type { ConfigValues } from './config-values.ts'
import type { Framework } from './framework.ts'
import type { CanonicalKey } from './key-aliases.ts'

/** What a part speaks of: a part gives way where the person says it otherwise. */
export type ConfigTopic =
  | 'model'
  | 'method'
  | 'weights'
  | 'loraRank'
  | 'loraTargets'
  | 'sequenceLength'
  | 'batch'
  | 'globalBatch'
  | 'accumulation'
  | 'epochs'
  | 'steps'
  | 'examples'
  | 'gradientCheckpointing'
  | 'packed'
  | 'offload'
  | 'gpus'
  | 'pricing'
  | 'gpuCount'
  | 'nodes'
  | 'stack'
  | 'task'
  | 'optimizer'
  | 'precision'
  | 'adapter'
  | 'layout'
  | 'generation'

/** `note`: what to know about how it was read, as a sentence. */
export type ConfigPhrase = { readonly topic: ConfigTopic; readonly words: string; readonly note?: string }

/** What the phrases of a configuration are made of. */
export type ConfigInput = {
  readonly values: ConfigValues
  /** null where its keys are those of no known trainer. */
  readonly framework: Framework | null
  readonly hasModel: boolean
}

export type AddPhrase = (
  topic: ConfigTopic,
  words: string,
  canonicalKeys?: readonly CanonicalKey[],
  note?: string,
) => void
