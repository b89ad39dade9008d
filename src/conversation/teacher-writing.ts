/** Distillation whose teacher writes the data first, which its own hours are of. */
import { withExtras } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

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

/** "1B tokens of teacher outputs, incl. generating them": the teacher writes before the student is trained. */
export function withTeacherWriting(answer: Interpretation, text: string): Interpretation {
  if (answer.kind !== 'start' || answer.scenario.extras?.teacherParams === undefined) return answer
  const isThere = isCounted.test(text) && !isToBeWritten.test(text) && !usesLogits.test(text)
  if (isStored.test(text) || isThere) {
    const { teacherParams: _, ...extras } = answer.scenario.extras
    return { ...answer, scenario: { ...answer.scenario, extras } }
  }
  return writesData.test(text) ? withExtras(answer, { isTeacherWriting: true }) : answer
}
