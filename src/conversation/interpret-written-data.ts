/** "Generate 800k traces from deepseek r1, then sft qwen 7b on it": a model that writes the data of the one that is trained. */
import { modelOf } from '../recommend/search/search-space.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, type ReadJob, type ReadPart, startWith } from './part-readers.ts'
import { collapseSpaces } from '../language/text/characters.ts'

const writing =
  /\b(?:generat(?:es?|ed|ing|ion)|synthesi[sz]\w{1,6}|writ(?:es?|ing|ten)|produc(?:es?|ed|ing)|creat(?:es?|ed|ing)|distill?\w{0,6}|sampl(?:ing|ed)|samples? (?:from|using|via)|(?:to|then|and) sample)\b/iu
/** "From deepseek r1", "have a 70B write". */
const writer =
  /\b(?:from|with|by|using|via|out of|have|let|get|make) (?:an? |the |our )?((?:[\w.-]{1,30} ){0,3}[\w.-]{1,30})/giu
/** Of one that is told to write the verb stands behind its name. */
const isTold = /^(?:have|let|get|make)\b/iu
const told = /^\W{0,3}(?:to )?(?:writ|generat|produc|creat|synthesi|mak|draft|answer)\w*/iu
/** "We'd rather run the 70B ourselves": where it runs. */
const runs = String.raw`[,;.]?\s{0,3}(?:and )?(?:(?:we|i)(?:['’]d| would| will|['’]ll| want to| can| could)?(?: rather| prefer to| like to)? )?(?:run|runs|running|host|hosting|serve|self-host) (?:the |that |our )?`
const dataWord =
  /^(?:(?:[kmbt]|bn|mio|mln|thousand|million|billion|trillion) )?(?:tok|sample|example|row|pair|trace|conversation|document|prompt)/iu
const maxText = 400
/** Around the name of the writer. */
const near = 60

/** Null where no model writes, or the rest is no job of another model. */
export function writtenDataOf(
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  { catalog }: EngineContext,
): FoundInterpretation {
  const { judging, atHand } = catalog.inquiryFacts.words
  if (text.length > maxText || !(writing.test(text) || judging.test(text))) return null
  for (const { 0: words, 1: names = '', index } of text.matchAll(writer)) {
    const before = text.slice(Math.max(0, index - near), index)
    const behind = text.slice(index + words.length, index + words.length + near)
    const isJudged = judging.test(before) && !writing.test(before)
    if (!isJudged && !writing.test(text)) continue
    const isPaid = !isJudged && !atHand.test(before) && !atHand.test(behind)
    const all = names.split(' ')
    // "With llama 70b at 800": as few words as are the name, and leave a job.
    for (let count = 1; count <= all.length; count += 1) {
      // "Mixtral 8x22B": the size is of the name.
      if (/^\d[\w.]{0,8}b\.?$/iu.test(all[count] ?? '')) continue
      // "Using 300M tokens" names data.
      const name = all.slice(0, count).join(' ')
      const after = text.slice(index + words.length - names.length + name.length)
      if (dataWord.test(after.trimStart())) break
      const { spec } = readPart(name).draft.finish()
      const model = spec.tokens === null ? modelOf(spec, catalog) : null
      if (model === null || spec.params === null) continue
      if (isTold.test(words) && !told.test(after)) continue
      // "Mistral Small 24B" is not Mistral.
      const longer = /^\d[\w.]{0,8}b\W?$/iu.test(all[count + 1] ?? '')
        ? readPart(all.slice(0, count + 2).join(' '))
        : null
      if (longer !== null && ![null, spec.model].includes(longer.draft.finish().spec.model)) continue
      const elsewhere = new RegExp(`${runs}${name.replaceAll(/[^\\w\\s]/gu, '.')}\\b[^.;?!]{0,40}`, 'giu')
      const rest = text
        .replace(words.slice(0, words.length - names.length + name.length), ' ')
        .replaceAll(elsewhere, ' ')
      const job = readJob(collapseSpaces(rest))
      if (job === null || job.spec.params === null || job.spec.params === spec.params) continue
      if (!isPaid)
        return startWith(job, {
          generalAnswers: [`“${name}” is not trained, and its part in the data is not counted.`],
        })
      const { activeParams } = model.shape
      return startWith(job, { teacherParams: activeParams, teacherWeights: spec.params, isTeacherWriting: true })
    }
  }
  return null
}
