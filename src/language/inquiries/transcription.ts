/** "Transcribe 80,000 hours of podcasts with faster-whisper": sound that is written down, and nothing that is trained. */
import type { RulesOfThumb } from '../../catalog/rules-of-thumb.ts'
import { typedNumber } from '../text/typed-number.ts'
import { unsupportedNameIn } from './unsupported-inquiry.ts'

export type Transcription = {
  readonly model: RulesOfThumb['transcription']['models'][number]
  /** No model was named. */
  readonly isModelAssumed: boolean
  readonly hours: number
}

const writesDown =
  /\b(?:transcrib(?:e|es|ing)|transcription|spee?a?ch[- ]to[- ]text|(?:run|running|batch) (?:faster[- ]?)?whisper\w*|whisper\w* (?:inference|over|on))\b/iu
const trains =
  /\b(?:fine-?tun\w*|finetun\w*|train(?:ing|ed|s)?|pre-?train\w*|loras?|epochs?|distil(?:l|ling) |labell?ed|annotated|ground truth|hand-?corrected|with (?:the |their |human |correct )?(?:transcripts?|transcriptions|labels)|(?:our|my|an?) own (?:asr|stt|speech|dictation|transcription|recogni[sz]er|model)|(?:human|manually|already|professionally)[- ]transcribed|corrected (?:text|transcripts?|transcriptions?)|(?:better|improved) (?:speech|recognition|dictation|asr|stt)\b|improv\w+|so far|which (?:model|size)|what (?:model )?size)\b/iu
const hoursOf =
  /(?<![\w.$€£])(\d[\d.,]{0,11})( ?(?:k|m|thousand|million)\b)? ?-?(?:hours?|hrs?|h)\b(?! (?:or less|max|a day|per))/iu
const maxLength = 300

/** Null where nothing is written down, something is trained, or nobody said how much. */
export function transcriptionIn(text: string, { models }: RulesOfThumb['transcription']): Transcription | null {
  if (text.length > maxLength || !writesDown.test(text) || trains.test(text)) return null
  const [, digits = '', scale = ''] = hoursOf.exec(text) ?? []
  const hours =
    digits === '' ? 0 : typedNumber(digits, '') * (/^ ?m/iu.test(scale) ? 1e6 : /^ ?(?:k|t)/iu.test(scale) ? 1e3 : 1)
  if (!(hours > 0)) return null
  const named = writerIn(text, models)
  const [usual] = models
  if (usual === undefined) return null
  return { model: named?.model ?? usual, isModelAssumed: named === null, hours }
}

/** The model that is named, as typed; of several the last, and of one its longest name. Null: none is. */
export function writerIn(
  text: string,
  models: RulesOfThumb['transcription']['models'],
): { readonly model: Transcription['model']; readonly typed: string } | null {
  const found = models.flatMap((model) =>
    model.names.flatMap((name) => {
      const typed = unsupportedNameIn(text, name)
      return typed === null ? [] : [{ model, typed, end: text.lastIndexOf(typed) + typed.length }]
    }),
  )
  return found.toSorted((one, other) => other.end - one.end || other.typed.length - one.typed.length)[0] ?? null
}
