/** The remark on data that may be personal or confidential: where it may be processed decides then. */

const ending =
  'may be personal or confidential data: take names out, and rent where a data-processing agreement is signed (of people in the EU: there), not on a marketplace.'
const ofPatients =
  'may be data of patients: a provider has to sign for it first (HIPAA: a BAA; EU: a data-processing agreement), no marketplace host does; take names out where you can.'

/** `words` as they were typed; `isHealth`: they are of patients. */
export const sensitiveDataRemark = (words: string, isHealth = false): string =>
  `“${words}” ${isHealth ? ofPatients : ending}`

/** Whether a note is that remark. */
export const isSensitiveDataRemark = (note: string): boolean => note.endsWith(ending) || note.endsWith(ofPatients)
