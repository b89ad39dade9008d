/** What keys of a configuration say, as slots of a scenario and in words, and what rules make them of. */
import type { PresetPhrase } from '../grammar/preset-slots.ts'
import type { SlotContent } from '../grammar/slots.ts'
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
  | 'providers'
  | 'pricing'
  | 'gpuCount'
  | 'nodes'
  | 'stack'
  | 'task'
  | 'optimizer'
  | 'reference'
  | 'precision'
  | 'adapter'
  | 'layout'
  | 'sharding'
  | 'tokens'
  | 'checkpoints'
  | 'generation'

/** `note`: what to know about how it was read, as a sentence. */
export type ConfigPhrase = PresetPhrase & { readonly topic: ConfigTopic; readonly note?: string }

/** What the phrases of a configuration are made of. */
export type ConfigInput = {
  readonly values: ConfigValues
  /** null where its keys are those of no known trainer. */
  readonly framework: Framework | null
  readonly hasModel: boolean
  /** The words beside it count steps, of which it may have the accumulation. */
  readonly areStepsSaid: boolean
  /** The slots of a GPU's name; an invalid one where the catalog has none such. */
  readonly gpuNamed: (name: string) => readonly SlotContent[]
  /** The slots of a provider's name; none where the catalog has none such. */
  readonly providerNamed: (name: string) => readonly SlotContent[]
}

export type AddPhrase = (
  topic: ConfigTopic,
  words: string,
  slots: SlotContent | readonly SlotContent[],
  canonicalKeys?: readonly CanonicalKey[],
  note?: string,
) => void
