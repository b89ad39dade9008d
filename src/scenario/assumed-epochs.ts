/** How often the examples are read, where nobody said it. */

/** Its remark on the tokens of a scenario. */
export const singleEpochRemark = 'One epoch is assumed: say “3 epochs” for more.'

/** Whether a note is that remark. */
export const isSingleEpochRemark = (note: string): boolean => note === singleEpochRemark
