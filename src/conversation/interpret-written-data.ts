/** "Generate 800k traces from deepseek r1, then sft qwen 7b on it": a model that writes the data of the one that is trained. */
import { modelOf } from '../recommend/search/search-space.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, type ReadJob, type ReadPart, startWith } from './part-readers.ts'

const writing =
  /\b(?:generat\w{1,6}|synthesi[sz]\w{1,6}|writ(?:es?|ing|ten)|produc\w{1,6}|creat\w{1,6}|distill?\w{0,6}|sampl(?:es?|ing|ed))\b/iu
const writer = /\b(?:from|with|by|using|via|out of) (?:an? |the |our )?((?:[\w.-]{1,30} ){0,3}[\w.-]{1,30})/giu
const maxText = 400

/** Null where no model writes, or the rest is no job of another model. */
export function writtenDataOf(
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  { catalog }: EngineContext,
): FoundInterpretation {
  if (text.length > maxText || !writing.test(text)) return null
  for (const { 0: words, 1: names = '' } of text.matchAll(writer)) {
    const all = names.split(' ')
    for (let count = all.length; count > 0; count -= 1) {
      const name = all.slice(0, count).join(' ')
      const { spec } = readPart(name).draft.finish()
      const model = spec.tokens === null ? modelOf(spec, catalog) : null
      if (model === null || spec.params === null) continue
      // "With llama 70b at 800": as few words as say the same.
      const shorter = readPart(all.slice(0, count - 1).join(' ')).draft.finish().spec
      if (count > 1 && shorter.params === spec.params && shorter.model === spec.model) continue
      const rest = text.replace(words.slice(0, words.length - names.length + name.length), ' ')
      const job = readJob(rest.replaceAll(/\s+/gu, ' ').trim())
      if (job === null || job.spec.params === null) continue
      const { activeParams } = model.shape
      return startWith(job, { teacherParams: activeParams, teacherWeights: spec.params, isTeacherWriting: true })
    }
  }
  return null
}
