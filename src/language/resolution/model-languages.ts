/** A model that was trained for English alone, and a text that tells of another language. */
import { quoted } from '../../scenario/format-values.ts'
import type { ModelEntry } from '../lexicon/model-names.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

/** "DistilBERT … in 6 languages": it reads English alone, and which model reads them. */
export function remarkLanguages(draft: Draft, { recognized: { normalized }, vocabulary }: ResolverInput): void {
  const { text } = normalized
  const model = vocabulary.models.byId.get(draft.get('model') ?? '')
  if (model?.englishOnly === undefined) return
  const [found] = vocabulary.otherLanguages.exec(text) ?? []
  if (found === undefined || isOtherVersion(model.englishOnly, text)) return
  // Languages of programs are no speech.
  if (/languages$/iu.test(found) && /\b(?:programming|code|source)\b/iu.test(text)) return
  const { of, instead } = model.englishOnly
  draft.addRemark(
    'model',
    of === 'text'
      ? `${quoted(found)}: ${model.name} is trained on English alone; for other languages take ${instead}.`
      : `${quoted(found)}: ${model.name} takes images with English text alone, as its makers say; for other languages take ${instead}.`,
  )
}

/** A name that is taken for the model, and has the languages. */
const isOtherVersion = ({ exceptNames }: NonNullable<ModelEntry['englishOnly']>, text: string): boolean => {
  const spaced = text.toLowerCase().replaceAll(/[-_]/gu, ' ')
  return exceptNames.some((name) => spaced.includes(name))
}
