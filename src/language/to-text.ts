/** A scenario as one line of the language: parsed, it is the same scenario again. */
import { specPhrases } from '../scenario/field-phrases.ts'
import type { Spec } from '../scenario/scenario.ts'
import { collapseFamilies } from './lexicon/gpu-names.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'

/** "llama-3.1-8b, 100M tokens, qlora, seq 2048, on rtx-4090, under $50" */
export function toText({ spec }: { readonly spec: Spec }, { gpus: { families } }: Vocabulary): string {
  const collapsed = (ids: string[] | null) => (ids === null ? null : [...collapseFamilies(ids, families)])
  return specPhrases({
    ...spec,
    gpus: collapsed(spec.gpus),
    excludedGpus: collapsed(spec.excludedGpus),
  }).join(', ')
}
