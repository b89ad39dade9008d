/** "I need an answer in 5 min", "meeting in an hour": how soon somebody wants to know, and no deadline of the run. */

const hurry =
  /(?:\b(?:i |we )?(?:need|want|give me|send|get me)?\s*(?:an?|the|your|some)?\s*(?:quick |rough |fast )?(?:answers?|reply|replies|response|number|figure|ballpark|estimate|quote|info)\s+(?:back )?(?:with)?in|\b(?:meeting|call|standup|board|presentation|demo|pitch|deadline for the proposal)(?: (?:is|starts?|begins?))?\s+in)\s+(?:about |like |around )?(?:\d+|an?|five|ten|fifteen|twenty|thirty|half an)\s?(?:min(?:ute)?s?|hours?|hrs?|h)\b[\s,:;.-]*/giu

/** "Demo in 2 hours, can we make it?": what is shown then is the result. */
const isOfRun = /\b(?:make (?:it|that)|in time|(?:by|before) then|be (?:done|ready|finished))\b/iu

/** The text without the time until which the answer itself is wanted: that is no deadline of the run. */
export const withoutAnswerDeadline = (text: string): string => {
  // A text without a hurry stays as it was, line by line: it may be a configuration.
  if (text.search(hurry) < 0 || isOfRun.test(text)) return text
  const rest = text
    .replaceAll(hurry, ' ')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()
  return rest === '' ? text : rest
}
