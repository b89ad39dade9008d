/** The note on documents that are to be known: they are looked up, as a rule. */
export const retrievalNote =
  'Mind: for answers from documents, retrieval (search, then answer) is usual; training teaches manner more than facts.'

/** Whether a note is that one. */
export const isRetrievalNote = (note: string): boolean => note === retrievalNote
