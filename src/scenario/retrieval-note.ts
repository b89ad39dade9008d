/** The note on documents that are to be known: they are looked up, as a rule. */
export const retrievalNote =
  'Mind: for answers from documents, retrieval (search, then answer) is usual; training teaches manner more than facts.'

/** The same of texts that a model is to know, all of them or the latest. */
export const knowledgeNote =
  'Mind: for answers from documents, retrieval (search, then answer) is usual: what a model was trained on it still gets wrong, and what comes later it does not know.'

/** Whether a note is one of these. */
export const isRetrievalNote = (note: string): boolean => note === retrievalNote || note === knowledgeNote
