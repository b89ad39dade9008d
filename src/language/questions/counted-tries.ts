/** "Budget for 4 failed tries too": so many are reckoned, and none are advised. */
const countedTries =
  /\b(?:\d{1,2}|two|three|four|five|six|a couple(?: of)?) (?:\w+ )?(?:failed|failing|dead|crashed|wasted|botched|bad|broken|spare) (?:tries|try|runs|attempts|starts)\b/iu

/** Whether so many tries that fail are named. */
export const countsTries = (text: string): boolean => countedTries.test(text)
