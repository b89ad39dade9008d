/** "8,000 contracts, and pull out the termination clauses": what is to be learnt stands in answers, not in the documents. */
import { withAnswersBefore } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

const documents =
  /\b\d[\d.,]{0,9} ?[km]? (?:[a-z-]{3,14} ){0,2}(?<noun>contracts?|agreements?|leases?|policies|reports?|invoices?|pdfs?|documents?|docs|filings?|letters?|forms?|judge?ments?|rulings?|patents?|papers?|manuals?|statements?|applications?|cvs?|résumés|resumes)\b/iu
/** Something of each is to be found or told. */
const taken =
  /\b(?:pull(?:s|ing)? (?:out|the)|extract\w*|pick(?:s|ing)? out|find(?:s|ing)? (?:the|all|every|clauses|dates|amounts)|spot(?:s|ting)? (?:the|all|every)|flag\w*|identif\w+|detect\w*|locate\w*|parse\w*|get (?:the|all) [\w ]{3,30} out of|read(?:s|ing)? (?:the )?[\w ]{3,24} (?:from|off|out of))\b/iu
/** Answers are there already. */
const answered =
  /\b(?:label(?:l?ed|s|ling|ing)?|annotat\w+|mark(?:ed|ings)|tagged|pairs?|ground truth|gold|examples?|json|with (?:the |their )?(?:answers?|summar\w+|outputs?|fields|extractions|clauses|results)|hand-?(?:made|written|checked)|already (?:extracted|done|coded))\b/iu
const maxText = 800

/** Unchanged where nothing is to be taken out of documents, or what is to be taken out of them is there. */
export function withLabelsFirst(answer: Interpretation, text: string): Interpretation {
  const noun = documents.exec(text)?.groups?.['noun']
  if (answer.kind !== 'start' || noun === undefined || text.length > maxText) return answer
  const { spec, corpus } = answer.scenario
  if (spec.task === 'pretrain' || !taken.test(text) || answered.test(text)) return answer
  const length = corpus?.tokensPerExample ?? 0
  const cut =
    spec.sequenceLength === null && length > longDocument
      ? ' A passage that is cut in two is lost: train on sections, or name a longer sequence.'
      : ''
  const says = `The ${noun.toLowerCase()} alone do not teach that: a few hundred to a thousand of them with the right answer marked do, and marking them is the real cost. Try the model with a good prompt on twenty first.${cut}`
  return withAnswersBefore(answer, [says])
}
/** Tokens of the usual sequence of a plan. */
const longDocument = 4096
