/** The remark on data that may be personal or confidential: where it may be processed decides then. */

const ending = 'may be personal or confidential data: mind where it is processed.'

/** `words` as they were typed. */
export const sensitiveDataRemark = (words: string): string => `“${words}” ${ending}`

/** Whether a note is that remark. */
export const isSensitiveDataRemark = (note: string): boolean => note.endsWith(ending)
