/** Distillation whose teacher writes the data first, which its own hours are of. */
import type { EngineContext } from './engine-context.ts'
import { withExtras } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'
import { withFirstNote } from '../scenario/noted-scenario.ts'

const writesData =
  /\b(?:generat\w+|synthesi[sz]\w*|synthetic|writ(?:es?|ing|ten)|produc(?:e[sd]?|ing)|creat\w+|(?:teacher|its) (?:tokens|outputs?|answers|responses|completions)|(?:\d{2,3}b|r1|v3|gpt-?\w{1,4}|teacher['’]s) (?:outputs|answers|responses|completions)|tok\w* (?:of|per|an?) (?:answer|response|completion|output)s?)\b/iu

/** "800k traces avg 6k tokens": so many that they are counted are there, unless a word says that they are to be written. */
const isCounted =
  /\d[\d.,]*\s?[km]? (?:[\w-]+ ){0,2}(?:traces?|outputs|responses|completions|answers|generations|solutions|chains)\b/iu
const isToBeWritten =
  /\b(?:generat\w+|synthe\w+|(?:we|i) (?:still )?(?:need|want)|still|writ(?:es?|ing)|produc(?:e|ing)|creat(?:e|ing))\b/iu
/** The teacher computes beside the student, whatever was written before. */
const usesLogits = /\b(?:logits?|logprobs?|kl|on-?policy|online|soft (?:labels|targets))\b/iu

/** What the teacher said was kept before: it is not run again. */
const isStored =
  /\b(?:already|stored|dumped|precomputed|pre-computed|cached|saved before|ignore (?:it|that|the teacher))\b/iu

/** A teacher, and no word of which it is: "a big teacher", "the teacher outputs", "distill a larger model". */
const isUnnamed =
  /\bteacher(?:['’]s)?\b|\bdistil\w* (?:from |of )?(?:an? |the |our |some )?(?:big(?:ger)?|large[r]?|strong(?:er)?|huge|frontier|better|giant) (?:open )?(?:model|llm|one)\b/iu
/** Where no distillation is named a teacher may be a person: a model is one that is called so, or has a student of a size. */
const isModel =
  /\bteacher (?:model|llm)\b|\b(?:big(?:ger)?|large[r]?|strong(?:er)?|huge|frontier|giant) teacher\b|\b\d[\d.]*b student\b|\bstudent (?:model|\d[\d.]*b)\b/iu
/** What it says is not there yet. */
const isStillWritten =
  /\b(?:generat\w*|synthesi[sz]\w*|writ(?:e|es|ing)|produc(?:e|es|ing)|creat(?:e|es|ing)|(?:sample|get|collect)(?:ing)? (?:the |its )?(?:teacher|outputs|answers|responses|completions)|label(?:l?ing)?|includ\w+ the teacher|outputs? (?:cost|too|as well))\b/iu
const maker = /\b(?:gpt|chatgpt|o[134]|claude|opus|sonnet|haiku|gemini|grok|api)\b/iu

/** "1B tokens of teacher outputs, incl. generating them": the teacher writes before the student is trained. One that nobody names is taken for a large model. */
export function withTeacherWriting(
  answer: Interpretation,
  text: string,
  { catalog }: Pick<EngineContext, 'catalog'>,
): Interpretation {
  if (answer.kind !== 'start') return answer
  if (answer.scenario.extras?.teacherParams === undefined)
    return withUnnamedTeacher(answer, text, catalog.inquiryFacts.goals.large.base)
  const isThere = isCounted.test(text) && !isToBeWritten.test(text) && !usesLogits.test(text)
  if (isStored.test(text) || isThere) {
    const { teacherParams: _, ...extras } = answer.scenario.extras
    return { ...answer, scenario: { ...answer.scenario, extras } }
  }
  return writesData.test(text) ? withExtras(answer, { isTeacherWriting: true }) : answer
}

/** The sum of both is asked, so a usual teacher is taken where none is named. */
function withUnnamedTeacher(
  answer: Extract<Interpretation, { kind: 'start' }>,
  text: string,
  usualTeacher: number,
): Interpretation {
  const { scenario } = answer
  const { params, tokens, task } = scenario.spec
  if (task !== 'distill' && !isModel.test(text)) return answer
  if (!isUnnamed.test(text) || !isStillWritten.test(text) || isStored.test(text) || maker.test(text)) return answer
  if (tokens === null || params === null || params >= usualTeacher) return answer
  const note = `A teacher of ${usualTeacher / 1e9}B is assumed, as none is named: with one of half the size its part is half.`
  const told = withFirstNote(scenario, note, 'tokens')
  return withExtras({ ...answer, scenario: told }, { teacherParams: usualTeacher, isTeacherWriting: true })
}
