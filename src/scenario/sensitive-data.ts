/** The remark on data that may be personal or confidential: where it may be processed decides then. */

/** Whose data: of patients law asks more, and what a company keeps to itself names nobody. */
export type SensitiveKind = 'patients' | 'people' | 'company'

const endings: Readonly<Record<SensitiveKind, string>> = {
  people:
    'may be personal or confidential data: take names out, and rent where a data-processing agreement is signed (of people in the EU: there), not on a marketplace.',
  patients:
    'may be data of patients: a provider has to sign for it first (HIPAA: a BAA; EU: a data-processing agreement), no marketplace host does; take names out where you can.',
  company:
    'may be confidential: take keys and passwords out, and rent where the contract covers confidential data, not on a marketplace.',
}

/** `words` as they were typed. */
export const sensitiveDataRemark = (words: string, kind: SensitiveKind = 'people'): string =>
  `“${words}”${isLaw(words) ? ': it' : ''} ${endings[kind]}`

/** Whether a word names a law: it is about data, and none itself. */
export const isLaw = (word: string): boolean => /^(?:gdpr|dsgvo|rgpd|hipaa|ccpa|lgpd)\b/iu.test(word)

/** Whether a note is that remark. */
export const isSensitiveDataRemark = (note: string): boolean =>
  Object.values(endings).some((ending) => note.endsWith(ending))

/** Whether a note says whose the data are, or that they name nobody any more. */
export const isRemarkOnPeople = (note: string): boolean => isSensitiveDataRemark(note) || note.endsWith(anonymized)

const anonymized =
  'what is anonymized needs no agreement on data as long as nobody can be told from it; free text often keeps a name, so check a sample.'

/** Of data that are told to name nobody any more; `words` as they were typed. */
export const anonymizedRemark = (words: string): string => `“${words}”: ${anonymized}`
